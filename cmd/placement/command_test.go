package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExitStatusAndComplaint(t *testing.T) {
	empty := t.TempDir()
	unpacked := filepath.Join(empty, "recordings")
	if err := os.Mkdir(unpacked, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(unpacked, "answers-4.20.1.jsonl.gz"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	recordings := recordingsDir(t)
	hosts := strings.Replace(readFile(t, issue), "hosts:", "hostz:", 1)
	for _, c := range []struct {
		name, stdin string
		code        int
		want        string // on standard error
		args        []string
	}{
		{"nothing", "", misused, "placement run FILE…", nil},
		{"unknown command", "", misused, `there is no command "frobnicate"`, []string{"frobnicate"}},
		{"unknown help", "", misused, `there is no help about "frobnicate"`, []string{"help", "frobnicate"}},
		{"unknown flag", "", misused, "usage: placement run [flags] FILE…", []string{"run", issue, "--frobnicate"}},
		{"unknown release", "", misused, `release "1.0" is not modelled; known are 4.18`, []string{"run", issue, "--release", "1.0"}},
		{"unknown level", "", misused, "known are [cluster host check]", []string{"trace", issue, "--level", "atom"}},
		{"run without a file", "", misused, "give a file", []string{"run"}},
		{"trace of two files", "", misused, "give one file", []string{"trace", issue, issue}},
		{"trace in two releases", "", misused, "give one release", []string{"trace", issue, "--release", "4.18", "--release", "4.20.1"}},
		{"diff of one release", "", misused, "give two different releases", []string{"diff", issue, "--release", "4.18"}},
		{"diff of one release twice", "", misused, "give two different releases", []string{"diff", issue, "--release", "4.18", "--release", "4.18"}},
		{"verify without a file", "", misused, "give a file or a folder", []string{"verify"}},
		{"conformance without a folder", "", misused, "give one folder", []string{"conformance"}},
		{"why in two releases", "", misused, "give one release", []string{"why", issue, "--release", "4.18", "--release", "4.20.1"}},
		{"why of a VM that is not there", "", failed, `issue-10598.yaml: there is no vm "web-9"`, []string{"why", issue, "--vm", "web-9"}},
		{"poster of two releases", "", misused, "give one release, and one to compare it with", []string{"poster", issue, "--release", "4.18", "--release", "4.20.1"}},
		{"poster of an unknown theme", "", misused, "known are [auto light dark]", []string{"poster", issue, "--theme", "red"}},
		{"poster of step 0", "", misused, `there is no step "0": 4.20.0 has the steps 1 to 28`, []string{"poster", issue, "--at", "0"}},
		{"poster of a step too far", "", misused, `there is no step "29": 4.20.0 has the steps 1 to 28`, []string{"poster", issue, "--at", "29"}},
		{"poster of a step by a word", "", misused, `there is no step "next"`, []string{"poster", issue, "--at", "next"}},
		{"poster of no step", `{"title":"Still"}`, misused, `there is no step "1": 4.20.0 takes none`, []string{"poster", "-", "--at", "1"}},
		{"lens in two releases", "", misused, "give one release", []string{"lens", issue, "--release", "4.18", "--release", "4.20.1"}},
		{"lens of two files", "", misused, "give one file", []string{"lens", issue, issue}},
		{"releases of something", "", misused, "there is nothing to name", []string{"releases", "4.18"}},
		{"behind --, all are files", "", failed, "open --json: no such file", []string{"run", "--", issue, "--json"}},

		{"link of two files", "", misused, "give one file", []string{"link", issue, issue}},
		{"link in two releases", "", misused, "give one release", []string{"link", issue, "--release", "4.18", "--release", "4.20.1"}},
		{"link beside two releases", "", misused, "give one release", []string{"link", issue, "--compare", "4.18", "--compare", "4.20.1"}},
		{"link to no step", "", misused, `there is no step "vm:web-9/move" in 4.20.0; the nearest is "cluster:linux/host:linux-01/maintain"`, []string{"link", issue, "--at", "vm:web-9/move"}},
		{"link to a step too far", "", misused, `there is no step "999": 4.18 has the steps 1 to 39`, []string{"link", issue, "--at", "999", "--release", "4.18"}},
		{"link without steps", "zone: z", misused, `there is no step "1": 4.23 takes none`, []string{"link", "-", "--at", "1"}},
		{"link of what is no scenario", "titel: x", failed, `-:1:1: unknown field "titel"`, []string{"link", "-"}},
		{"test of two files", "", misused, "give one file", []string{"test", issue, issue}},
		{"test in no package", "", misused, `"a b" is no name of a package`, []string{"test", issue, "--package", "a b"}},
		{"test of no expectation", "zone: z", failed, "-: it expects nothing of any release", []string{"test", "-"}},
		{"a link that was cut off", "", failed, "placement: link: checksum: it is missing; the end of the link was cut off", []string{"run", "https://example.org/#s=1.xJjNboMwDIBfperZTIG"}},
		{"a link that was changed", "", failed, `placement: link: checksum: "0db5840e" does not fit`, []string{"why", "1.qoanSmUlKyNsadFUR9dYRxfhC6UKcAqC.0db5840e"}},
		{"a link of a later codec", "", failed, "placement: link: codec: 2 is not known here", []string{"trace", "#s=2.AAAA.3cc8418d"}},
		{"a link on standard input", "#s=nonsense\n", failed, `placement: link: codec: a link begins with the number of its codec`, []string{"bisect", "-"}},
		{"an address without a link", "", failed, "placement: there is no scenario in this address", []string{"run", "https://example.org/#embed=1"}},
		{"an example that is not there", "", failed, `placement: there is no example "../issue-10598"`, []string{"run", "#example=../issue-10598"}},
		{"a release of a link", "", failed, `example threshold: release "3.0" is not modelled`, []string{"trace", "#example=threshold&release=3.0"}},

		{"no such file", "", failed, "placement: open nowhere.yaml: no such file or directory", []string{"run", "nowhere.yaml"}},
		{"no YAML", "a: [", failed, "-:1:1: this is no YAML", []string{"run", "-"}},
		{"no text", "", failed, "-: the text is empty", []string{"run", "-"}},
		{"unknown field", hosts, failed, `-:22:5: clusters[0]: unknown field "hostz"`, []string{"trace", "-"}},
		{"unknown field in a poster", hosts, failed, `-:22:5: clusters[0]: unknown field "hostz"`, []string{"poster", "-"}},
		{"unknown field in a diff", hosts, failed, `-:22:5: clusters[0]: unknown field "hostz"`, []string{"diff", "-"}},
		{"not modelled", strings.Replace(readFile(t, issue), "cores: 2,", "cores: 2, planner: BareMetalPlanner,", 1), failed,
			"-: steps[0]: the planner BareMetalPlanner is not modelled yet", []string{"diff", "-"}},
		{"no log", "", failed, "issue-10598.yaml: the log lines of release 4.19.1 are not known", []string{"trace", issue, "--log", "--release", "4.19.1"}},
		{"no such folder", "", failed, "stat nowhere: no such file or directory", []string{"verify", "nowhere"}},
		{"no scenario in the folder", "", failed, "no file in it ends in .yaml", []string{"verify", empty}},
		{"no recordings", "", failed, "there is no answers-RELEASE.jsonl.gz in it", []string{"conformance", empty}},
		{"no recordings folder", "", failed, "open nowhere: no such file or directory", []string{"conformance", "nowhere"}},
		{"release not recorded", "", failed, "release 4.18 is not recorded; recorded are 4.20.1, 4.99", []string{"conformance", recordings, "--release", "4.18"}},
		{"no scenarios", "", failed, "scenarios.jsonl.gz: no such file", []string{"conformance", unpacked}},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := call(c.stdin, c.args...)
			if code != c.code || stdout != "" || !strings.Contains(stderr, c.want) {
				t.Errorf("exit status %d, want %d; %q on standard error, want %q in it; %q on standard output", code, c.code, stderr, c.want, stdout)
			}
		})
	}
}

func TestFlagsStandAnywhere(t *testing.T) {
	want, _, _ := call("", "run", "--json", "--release", "4.18", issue)
	for _, args := range [][]string{
		{"run", issue, "--json", "--release", "4.18"},
		{"run", "-release=4.18", issue, "-json"},
		{"run", "--json", "--release=4.18", "--", issue},
	} {
		if got, stderr, code := call("", args...); got != want || code != done {
			t.Errorf("%v: exit status %d, %q, %q", args, code, got, stderr)
		}
	}
}

func TestStandardInputIsReadAsYAMLOrJSON(t *testing.T) {
	for _, text := range []string{readFile(t, issue), `{"clusters": [{"hosts": [{}]}], "offerings": [{}], "templates": [{}]}`} {
		if _, stderr, code := call(text, "run", "-"); code != done {
			t.Errorf("exit status %d, %q", code, stderr)
		}
	}
}

func TestHelpIsWhatTheFlagPrints(t *testing.T) {
	for _, c := range commands() {
		long, _, _ := call("", "help", c.name)
		short, stderr, code := call("", c.name, "-h")
		if long != short || code != done || stderr != "" || !strings.Contains(long, "--json") || !strings.Contains(long, "JSON: {") {
			t.Errorf("%s: help is %q and -h prints %q", c.name, long, short)
		}
	}
}

func TestOnlyATerminalIsColoured(t *testing.T) {
	var out strings.Builder
	if newTerminal(nil, &out, nil).colour {
		t.Error("a pipe is coloured")
	}
	term := terminal{out: &out, colour: true}
	if err := term.print("✓ yes\n✗ no\n"); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[32m✓\x1b[0m yes\n\x1b[31m✗\x1b[0m no\n"; out.String() != want {
		t.Errorf("a terminal gets %q, want %q", out.String(), want)
	}
}

func TestWhereVMsGo(t *testing.T) {
	stdout, stderr, code := call(`
clusters: [{hosts: [{name: a}, {name: b}, {name: c, resourceState: Disabled}]}]
offerings: [{name: small}, {name: huge, cores: 99}]
templates: [{name: any}]
vms: [{name: web, offering: small, template: any}, {name: whale, offering: huge, template: any}, {name: db, offering: small, template: any, host: b}]
steps: [{maintain: a}, {deploy: web}, {deploy: whale}, {maintain: b}]`, "run", "-", "--release", "4.20.1")
	want := `-

RELEASE  STEP          END                   VMS
4.20.1   maintain a    ★ Maintenance         no VM
         deploy web    ★ placed              web → b
         deploy whale  ✗ unplaced            whale has no host
         maintain b    ✗ ErrorInMaintenance  web and db stay on b
`
	if stdout != want || code != done {
		t.Errorf("exit status %d, %s\n%s\nwant\n%s", code, stderr, stdout, want)
	}
}

func TestVerifyGoesOnAfterAFileThatCannotBeRead(t *testing.T) {
	stdout, stderr, code := call("a: [", "verify", "-", issue)
	want := `✗ -:1:1: this is no YAML: did not find expected node content

✓ ../../examples/issue-10598.yaml: 1 step in 10 releases

1 of 2 files: not as expected.
`
	if stdout != want || stderr != "" || code != failed {
		t.Errorf("exit status %d, %q\n%s\nwant\n%s", code, stderr, stdout, want)
	}
}
