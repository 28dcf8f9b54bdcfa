package main

import (
	"fmt"
	"strings"

	"placement-playground/core/scenario"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

type logOutput struct {
	File    string    `json:"file"`
	Title   string    `json:"title"`
	Release string    `json:"release"`
	Lines   []logLine `json:"lines"`
}

// logLine is a line and the event that gave it.
type logLine struct {
	N       int        `json:"n"` // counts events from 1, as newTraceOutput does
	Rule    trace.Rule `json:"rule"`
	Level   string     `json:"level"`
	Class   string     `json:"class"`
	Message string     `json:"message"`
	text    string
}

func newLogOutput(name string, s *scenario.Scenario, t *trace.Trace) (logOutput, error) {
	o := logOutput{File: name, Title: s.Title, Release: t.Release, Lines: []logLine{}}
	if !words.HasLog(t.Release) {
		return o, fmt.Errorf("%s: the log lines of release %s are not known", name, t.Release)
	}
	speaker := words.Speaker{Cloud: s.Cloud}
	for i := range t.Events {
		e := &t.Events[i]
		for _, l := range speaker.Log(t.Release, e) {
			o.Lines = append(o.Lines, logLine{i + 1, e.Rule, l.Level, l.Class, l.Message, l.String()})
		}
	}
	return o, nil
}

// String is the lines alone, so that they can be compared with a real log.
func (o logOutput) String() string {
	var b strings.Builder
	for _, l := range o.Lines {
		b.WriteString(l.text + "\n")
	}
	return b.String()
}
