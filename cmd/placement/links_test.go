package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"placement-playground/core/link"
)

// A link stands for the file: every command says the same of both.
func TestALinkStandsForTheFile(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		line, stderr, code := call("", "link", file, "--site", "https://example.org/")
		text := strings.TrimSpace(line)
		if code != done || stderr != "" || !strings.HasPrefix(text, "https://example.org/#s=1.") {
			t.Fatalf("%s: exit status %d, %q, %q", file, code, line, stderr)
		}
		name := "link " + text[len(text)-8:]
		for _, command := range []string{"run", "verify", "trace"} {
			want, _, _ := call("", command, file)
			want = strings.ReplaceAll(want, file, name)
			if got, stderr, code := call("", command, text); got != want || code != done {
				t.Errorf("%s %s: exit status %d, %s\n%s\nwant\n%s", command, name, code, stderr, got, want)
			}
			if got, stderr, code := call(line, command, "-"); strings.ReplaceAll(got, "-:", name+":") != want && strings.ReplaceAll(got, "(-)", "("+name+")") != want || code != done {
				t.Errorf("%s of %s on standard input: exit status %d, %s\n%s", command, name, code, stderr, got)
			}
		}
	}
}

func TestLinkNamesAStep(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want string // behind the link
		step string
	}{
		{"none", nil, "", ""},
		{"by name", []string{"--at", "vm:web-2/cluster:16/host:linux-02/host.cpu", "--release", "4.20.1"}, "&at=vm:web-2/cluster:linux/host:linux-02/host.cpu&release=4.20.1", "✓ linux-02 has"},
		{"by number", []string{"--at", "1"}, "&at=cluster:linux/host:linux-01/maintain", "· linux-01 goes into maintenance"},
		{"a place", []string{"--at", "vm:db-1/cluster:windows", "--compare", "4.19.1"}, "&at=vm:db-1/cluster:windows/cluster&compare=4.19.1", "windows"},
	} {
		stdout, stderr, code := call("", append([]string{"link", issue, "--json"}, c.args...)...)
		var got struct {
			File, Title, Link string
			Length            int
			At                struct {
				Step, Text string
				N          int
			}
		}
		if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != done || stderr != "" {
			t.Fatalf("%s: exit status %d, %v, %s", c.name, code, err, stderr)
		}
		a := link.ReadAddress(got.Link)
		if !strings.HasSuffix(got.Link, a.Link+c.want) || got.Length != len(got.Link) || got.At.Step != a.At || !strings.Contains(got.At.Text, c.step) || got.Title == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
		// A link of a link keeps what it says.
		again, stderr, code := call("", "link", got.Link)
		if strings.TrimSpace(again) != got.Link || code != done {
			t.Errorf("%s: the link of the link is %s, exit status %d, %s", c.name, again, code, stderr)
		}
	}
}

func TestALongLinkIsSaid(t *testing.T) {
	var b strings.Builder
	b.WriteString("clusters:\n  - hosts:\n")
	r := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		fmt.Fprintf(&b, "      - {usedMHz: %d, usedMiB: %d}\n", r.IntN(30_000), r.IntN(60_000))
	}
	stdout, stderr, code := call(b.String(), "link", "-")
	if code != done || len(stdout) <= link.Long || !strings.Contains(stderr, "some chat programs cut what is longer than 2000") {
		t.Errorf("exit status %d, %d characters, %q", code, len(stdout), stderr)
	}
}
