package draft

import (
	"placement-playground/core/cloud"
	"placement-playground/core/placement"
)

// Takes is what can be put into a field.
type Takes struct {
	Form  cloud.Form // empty: a tree, which nobody types
	To    Kind       // texts and lists are names of these
	Words []string   // all that a text, or one of a list, can be; empty: anything
	Open  bool       // anything else can be, too: Words are those that are known
	Low   float64    // of a number
	High  float64    // 0: no bounds
	Above bool       // it is more than Low
	// Needed: there is no default.
	Needed bool
}

// TakesOf is what a field takes, or a setting by CloudStack's key; false if there is
// no such field.
func TakesOf(k Kind, name string) (Takes, bool) {
	if k == Setting {
		return settingTakes(name)
	}
	f, known := fieldOf(k, name)
	t := Takes{Form: f.form(), To: f.to}
	t.Needed = k == VM && (name == "offering" || name == "template") || k == Group && name == "type"
	switch t.Form {
	case cloud.Number:
		t.Form, t.Low, t.High = bounds(k, name)
		t.Above = t.Form == cloud.Number && t.High != 0
	case cloud.Text, cloud.List:
		t.Words, t.Open = wordsOf(k, name)
	}
	return t, known
}

func (f Field) form() cloud.Form {
	switch f.shape {
	case number:
		return cloud.Number
	case truth:
		return cloud.Truth
	case texts, refs:
		return cloud.List
	case tree:
		return ""
	}
	return cloud.Text
}

func settingTakes(key string) (Takes, bool) {
	for _, s := range cloud.AllSettings() {
		if s.Key == key {
			t := Takes{Form: s.Form, Words: s.Words, High: s.Most}
			if key == "vm.deployment.planner" {
				t.Words, t.Open = placement.Planners(), true
			}
			return t, true
		}
	}
	return Takes{}, false
}

// bounds of a number are what core/cloud checks.
func bounds(k Kind, name string) (form cloud.Form, low, high float64) {
	switch name {
	case "cpuOvercommit", "ramOvercommit":
		return cloud.Number, 0, cloud.MaxRatio
	case "cpuThreshold", "ramThreshold":
		return cloud.Number, 0, 0
	case "cores":
		if k == Offering {
			return cloud.Whole, 1, cloud.MaxOfferingCores
		}
		return cloud.Whole, 1, cloud.MaxCores
	case "mhz":
		return cloud.Whole, 1, cloud.MaxMHz
	case "ramMiB":
		return cloud.Whole, 1, cloud.MaxRAMMiB
	case "usedMHz", "reservedMHz":
		return cloud.Whole, 0, cloud.MaxCores * cloud.MaxMHz
	case "usedMiB", "reservedMiB":
		return cloud.Whole, 0, cloud.MaxRAMMiB
	}
	return cloud.Whole, 0, 0
}

// wordsOf are the words of a text. A word that means nothing is none: it is the
// field's default.
func wordsOf(k Kind, name string) (all []string, open bool) {
	switch name {
	case "hypervisor":
		return wordList(cloud.Hypervisors()), false
	case "arch":
		return wordList(cloud.Archs()), false
	case "status":
		return wordList(cloud.Statuses()), false
	case "resourceState":
		return wordList(cloud.ResourceStates()), false
	case "plannerUsage":
		return wordList(cloud.PlannerUsages()), false
	case "scope":
		return wordList(cloud.Scopes()), false
	case "state":
		return wordList(cloud.VMStates()), false
	case "type":
		if k == Group {
			return wordList(cloud.AffinityTypes()), false
		}
		return wordList(cloud.VMTypes()), false
	case "planner":
		if k == Step {
			return []string{"HA"}, false
		}
		return placement.Planners(), true
	case "capabilities":
		return []string{"hvm", "snapshot"}, true
	case "compare":
		return releases(), false
	}
	return nil, false
}

func releases() (names []string) {
	for _, r := range placement.Releases() {
		names = append(names, r.Name)
	}
	return names
}

func wordList[W ~string](list []W) (words []string) {
	for _, w := range list {
		if w != "" {
			words = append(words, string(w))
		}
	}
	return words
}
