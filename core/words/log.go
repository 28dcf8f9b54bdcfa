package words

import (
	"fmt"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// Line is one line of the management server's log, without time and thread.
type Line struct {
	Level   string // DEBUG, INFO, WARN or ERROR
	Class   string // the logger's class, without its package
	Message string
}

// String is the line as log4j prints it, with the package's initials.
func (l Line) String() string {
	return fmt.Sprintf("%-5s [%s%s] %s", l.Level, initials(l.Class), l.Class, l.Message)
}

// Text is the lines as they stand in a log file.
func Text(lines []Line) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.String()
	}
	return strings.Join(out, "\n")
}

// initials are a class's package as the log has it.
func initials(class string) string {
	switch class {
	case vmManager:
		return "c.c.v."
	case resourceManager:
		return "c.c.r."
	case capacityManager:
		return "c.c.c."
	case hostAllocator:
		return "c.c.a.m.a.i."
	}
	return "c.c.d." // DeploymentPlanningManagerImpl and the planners
}

const (
	vmManager         = "VirtualMachineManagerImpl"
	resourceManager   = "ResourceManagerImpl"
	capacityManager   = "CapacityManagerImpl"
	deploymentManager = "DeploymentPlanningManagerImpl"
	hostAllocator     = "FirstFitRoutingAllocator"
)

// Log is what the management server writes where an event is decided: no line,
// one or more. A release whose lines are not known has none.
func (s Speaker) Log(release string, e *trace.Event) []Line {
	known, ok := wordings()[release]
	if !ok {
		return nil
	}
	l := &logger{wording: known, c: s.Cloud, e: e}
	for _, write := range []func(*logger){
		(*logger).maintenance, (*logger).begin, (*logger).lastHost, (*logger).namedHost,
		(*logger).order, (*logger).byOwner, (*logger).list, (*logger).check, (*logger).cluster, (*logger).storage,
	} {
		write(l)
	}
	return l.lines
}

// logger writes the lines of one event.
type logger struct {
	wording
	c     *cloud.Cloud
	e     *trace.Event
	lines []Line
}

// write is not copied into its callers, nor are the functions that print objects:
// their copies made the WebAssembly 28 KB larger, compressed.
//
//go:noinline
func (l *logger) write(level, class, format string, args ...any) {
	l.lines = append(l.lines, Line{level, class, fmt.Sprintf(format, args...)})
}

func (l *logger) debug(class, format string, args ...any) { l.write("DEBUG", class, format, args...) }
func (l *logger) info(class, format string, args ...any)  { l.write("INFO", class, format, args...) }
func (l *logger) warn(class, format string, args ...any)  { l.write("WARN", class, format, args...) }

func (l *logger) rejected() bool { return l.e.Verdict == trace.Reject }
