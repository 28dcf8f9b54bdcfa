package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/trace"
)

// CloudStack prints its objects with fields that a scenario does not have:
// their uuid, a VM's state, a volume's id, a template's format. These are left
// out, and nothing is made up for them.

//go:noinline
func (l *logger) printHost(id int64) string {
	return fmt.Sprintf(`Host {"id":%d,"name":"%s","type":"Routing"}`, id, l.c.Host(id).Name)
}

// printBareHost is how CapacityManagerImpl prints a host where it asks for its guest limit.
//
//go:noinline
func (l *logger) printBareHost(id int64) string {
	return fmt.Sprintf("Host {id: %d, name: %s}", id, l.c.Host(id).Name)
}

//go:noinline
func (l *logger) printHosts(ids []int64) string { return "[" + each(ids, l.printHost, ", ") + "]" }

// printReflected is how ReflectionToStringBuilderUtils prints hosts.
func (l *logger) printReflected(ids []int64) string {
	if len(ids) == 0 {
		return "null"
	}
	return "[" + each(ids, func(id int64) string { return fmt.Sprintf(`{"name":"%s"}`, l.c.Host(id).Name) }, ",") + "]"
}

func (l *logger) printVM() string {
	vm := l.c.VM(l.e.At.VM)
	return fmt.Sprintf(`VM instance {"id":%d,"instanceName":"%s","type":"%s"}`, vm.ID, vm.Name, vm.Type)
}

func (l *logger) printVolume() string {
	return fmt.Sprintf(`Volume {"instanceId":%d,"name":"%s","volumeType":"ROOT"}`, l.e.At.VM, l.volumeName())
}

//go:noinline
func (l *logger) volumeName() string { return fmt.Sprintf("ROOT-%d", l.e.At.VM) }

func (l *logger) printTemplate() string {
	t := l.c.Template(l.c.VM(l.e.At.VM).Template)
	return fmt.Sprintf(`Template {"id":%d,"name":"%s"}`, t.ID, t.Name)
}

//go:noinline
func (l *logger) printPool(id int64) string {
	return fmt.Sprintf(`StoragePool {"id":%d,"name":"%s"}`, id, l.c.Pool(id).Name)
}

//go:noinline
func (l *logger) printZone() string {
	return fmt.Sprintf(`Zone {"id": "%d", "name": "%s"}`, l.c.Zone.ID, l.c.Zone.Name)
}

//go:noinline
func (l *logger) printPod(id int64) string {
	return fmt.Sprintf(`HostPod {"id":%d,"name":"%s"}`, id, l.c.Pod(id).Name)
}

//go:noinline
func (l *logger) printCluster(id int64) string {
	return fmt.Sprintf(`Cluster {id: "%d", name: "%s"}`, id, l.c.Cluster(id).Name)
}

// orNull prints an entry, or Java's null for none.
func orNull(ids []int64, name func(int64) string) string {
	if len(ids) == 0 {
		return "null"
	}
	return name(ids[0])
}

//go:noinline
func (l *logger) offering() cloud.Offering {
	return l.c.Offering(l.c.VM(l.e.At.VM).Offering)
}

//go:noinline
func (l *logger) templateTag() string {
	return l.c.Template(l.c.VM(l.e.At.VM).Template).Tag
}

func each(ids []int64, say func(int64) string, between string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = say(id)
	}
	return strings.Join(out, between)
}

// javaList prints ids as Java's List does.
func javaList(ids []int64) string { return "[" + joined(ids, ", ") + "]" }

// gson prints ids as Gson does.
func gson(ids []int64) string { return "[" + joined(ids, ",") + "]" }

func joined(ids []int64, between string) string {
	return each(ids, func(id int64) string { return strconv.FormatInt(id, 10) }, between)
}

// hashed is the order in which Java's HashSet has ids: by their remainder to
// the number of buckets, which doubles when three quarters would be exceeded.
func hashed(ids []int64) []int64 {
	buckets := int64(16)
	for int64(len(ids))*4 > buckets*3 {
		buckets *= 2
	}
	out := slices.Clone(ids)
	slices.SortStableFunc(out, func(a, b int64) int { return int(a%buckets - b%buckets) })
	return out
}

// readable prints bytes as NumbersUtil.toHumanReadableSize does; what is below
// zero is in KB there, however large.
func readable(bytes int64) string {
	size := strconv.FormatInt(bytes, 10) + " bytes"
	switch f := float64(float32(bytes)); {
	case bytes < 0 || bytes >= 1<<10 && bytes < 1<<20:
		size = fmt.Sprintf("%.2f KB", f/(1<<10))
	case bytes >= 1<<40:
		size = fmt.Sprintf("%.4f TB", f/(1<<40))
	case bytes >= 1<<30:
		size = fmt.Sprintf("%.2f GB", f/(1<<30))
	case bytes >= 1<<20:
		size = fmt.Sprintf("%.2f MB", f/(1<<20))
	}
	return fmt.Sprintf("(%s) %d", size, bytes)
}

// float prints a number as Java's Float.toString does, for numbers near one.
func float(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 32)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// number is a fact's number, 0 without the fact.
func number(facts []trace.Fact, name string) float64 {
	f, _ := trace.Find(facts, name)
	return f.Num
}
