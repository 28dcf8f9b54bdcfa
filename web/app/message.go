package app

import (
	"placement-playground/core/trace"
)

// Msg is something that happened.
type Msg interface{ msg() }

type (
	// Step goes n stops on, or back with n < 0.
	Step struct{ N int }
	// StepCluster goes to the next (1) or previous (-1) cluster.
	StepCluster struct{ N int }
	First       struct{}
	Last        struct{}
	// ToDifference goes to the first difference of the two releases.
	ToDifference struct{}
	// GoTo looks at an event of a lane.
	GoTo struct{ Side, Event int }
	// GoToHost and GoToCluster look at the event that decided how it stands.
	GoToHost    struct{ ID int64 }
	GoToCluster struct{ ID int64 }
	Play        struct{}
	Tick        struct{} // the player's clock
	SetSpeed    struct{ Index int }
	SetLevel    struct{ Level trace.Level }
	Faster      struct{ N int } // one speed up, or down
	SetRelease  struct {
		Side int
		Name string
	}
	SwapLead      struct{}
	ChooseExample struct{ Name string }
	SetTheme      struct{ Theme Theme }
	ToggleSheet   struct{ Sheet Sheet }
	// Arrive follows the address: at the start, and when it changes.
	Arrive struct{ Fragment string }
)

func (Step) msg()          {}
func (StepCluster) msg()   {}
func (First) msg()         {}
func (Last) msg()          {}
func (ToDifference) msg()  {}
func (GoTo) msg()          {}
func (GoToHost) msg()      {}
func (GoToCluster) msg()   {}
func (Play) msg()          {}
func (Tick) msg()          {}
func (SetSpeed) msg()      {}
func (Faster) msg()        {}
func (SetLevel) msg()      {}
func (SetRelease) msg()    {}
func (SwapLead) msg()      {}
func (ChooseExample) msg() {}
func (SetTheme) msg()      {}
func (ToggleSheet) msg()   {}
func (Arrive) msg()        {}

// Effect is something the browser is asked to do.
type Effect interface{ effect() }

type (
	// WriteAddress puts the state into the address bar, without a new entry in
	// the history.
	WriteAddress struct{ Fragment string }
	// ApplyTheme shows and remembers a theme.
	ApplyTheme struct{ Theme Theme }
	// StartClock sends Tick every so many milliseconds; 0 stops it.
	StartClock struct{ Milliseconds int }
	// Reveal scrolls the host or cluster that is looked at into view.
	Reveal struct{ ID string }
)

func (WriteAddress) effect() {}
func (ApplyTheme) effect()   {}
func (StartClock) effect()   {}
func (Reveal) effect()       {}
