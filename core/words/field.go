package words

import (
	"strconv"
	"strings"

	"placement-playground/core/draft"
)

// Field is a field of a scenario, or a setting, for who has not met it yet.
type Field struct {
	Name  string // the file's, or CloudStack's key
	Label string // of a setting empty: its key is what people look for
	Unit  string
	Help  string // what it decides, in one sentence
	Doc   string // where CloudStack's documentation says more, as Docs has it; empty: nowhere
	Group string // what it belongs to; fields of a group stand together
	More  bool   // few scenarios need it
	Unset string // what counts where it is not said, if that depends on others
}

// Docs is the documentation that a Field's Doc is a part of.
const Docs = "https://docs.cloudstack.apache.org/en/latest/"

// Fields are the fields of a kind in the order in which people ask for them: first
// what decides most. Ids are not among them, nor the lists of the file.
func Fields(k draft.Kind) []Field {
	switch k {
	case draft.File:
		return fileFields()
	case draft.Setting:
		return settingFields()
	case draft.Zone:
		return placeFields("zone", "conceptsandterminology/concepts.html#about-zones")
	case draft.Pod:
		return placeFields("pod", "conceptsandterminology/concepts.html#about-pods")
	case draft.Cluster:
		return clusterFields()
	case draft.Host:
		return hostFields()
	case draft.Offering:
		return offeringFields()
	case draft.Template:
		return templateFields()
	case draft.Pool:
		return poolFields()
	case draft.Domain:
		return domainFields()
	case draft.Account:
		return accountFields()
	case draft.Group:
		return groupFields()
	case draft.VM:
		return vmFields()
	case draft.Step:
		return stepFields()
	}
	return nil
}

// Noun is what one thing of a kind is called.
func Noun(k draft.Kind) string {
	switch k {
	case draft.File:
		return "scenario"
	case draft.VM:
		return "VM"
	case draft.Offering:
		return "service offering"
	case draft.Pool:
		return "storage pool"
	case draft.Group:
		return "affinity group"
	}
	return string(k)
}

// Units that Echo knows.
const (
	mib      = "MiB"
	mhz      = "MHz"
	times    = "×"
	fraction = "of 1"
)

// Echo says a value that was typed once more, as people say it: 65536 MiB are 64 GiB,
// 0.85 is 85 %. It is empty where nothing is to be added.
func Echo(unit, value string) string {
	n, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil:
		return ""
	case unit == fraction:
		return Percent(n)
	case unit == mib && (n >= 1024 || n <= -1024):
		return Bytes(int64(n) << 20)
	case unit == mhz && n >= 1000:
		return short(n/1000) + " GHz"
	}
	return ""
}

// Truth says a truth as it is chosen: "yes", "no"; other words are themselves.
func Truth(word string) string {
	switch word {
	case "true":
		return "yes"
	case "false":
		return "no"
	}
	return word
}

func name(of string) Field {
	return Field{Name: "name", Label: "Name", Help: "What this " + of + " is called; steps, expectations and references follow when it changes.", Unset: "after its id"}
}

func dedicated(of string) Field {
	return Field{Name: "dedicatedTo", Label: "Dedicated to", Help: "Only VMs of the affinity group (type ExplicitDedication) named here may use this " + of + "; its account or domain owns it.",
		Doc: "adminguide/accounts.html#dedicating-resources-to-accounts-and-domains", Group: "Owner", More: true, Unset: "nobody"}
}

func disabledField(of string) Field {
	return Field{Name: "disabled", Label: "Disabled", Help: "Nothing new starts in a disabled " + of + "; what runs there goes on (allocation state).",
		Doc: "adminguide/hosts.html#disabling-and-enabling-zones-pods-and-clusters", Group: "State"}
}

func placeFields(of, doc string) []Field {
	first := name(of)
	first.Doc = doc
	return []Field{first, disabledField(of), dedicated(of)}
}

func fileFields() []Field {
	return []Field{
		{Name: "title", Label: "Title", Help: "What the scenario shows, in a few words."},
		{Name: "about", Label: "About", Help: "A paragraph for who opens it: what happens here, and what to look at."},
		{Name: "links", Label: "Links", Help: "Addresses where it was reported or discussed.", Unset: "none"},
		{Name: "compare", Label: "Releases", Help: "The one or two releases of CloudStack that the scenario opens with.", Group: "Opens with"},
		{Name: "seed", Label: "Random order", Help: "Where vm.allocation.algorithm is random, each number is another order of the hosts, and the same number always the same.", Group: "Opens with"},
	}
}

// category is of hosts and templates.
func category(help string) Field {
	return Field{Name: "guestOSCategory", Label: "Guest OS category", Help: help, Doc: "adminguide/guest_os.html#guest-os-categories", Group: "Guest OS", More: true, Unset: "none"}
}

// Called is a thing's kind, capital letter first.
func Called(k draft.Kind) string {
	noun := Noun(k)
	return strings.ToUpper(noun[:1]) + noun[1:]
}
