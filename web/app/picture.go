package app

import "placement-playground/core/picture"

// What is seen of the cloud and of both runs is core/picture's.
type (
	Tone       = picture.Tone
	Heading    = picture.Heading
	PodBox     = picture.PodBox
	ClusterBox = picture.ClusterBox
	HostCard   = picture.HostCard
	TagChip    = picture.TagChip
	Bar        = picture.Bar
	VMChip     = picture.VMChip
	Drawn      = picture.Drawn
	LaneBar    = picture.LaneBar
	LanePart   = picture.LanePart
	LaneCell   = picture.LaneCell
	TagTable   = picture.TagTable
	TagRow     = picture.TagRow
	Cell       = picture.Cell
	Other      = picture.Other
)

const (
	Plain = picture.Plain
	Good  = picture.Good
	Bad   = picture.Bad
	Warn  = picture.Warn
	Later = picture.Later
)

// Signs are the signs of phases, each with what it says.
func Signs() [][2]string { return picture.Signs() }
