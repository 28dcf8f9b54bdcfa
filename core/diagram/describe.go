package diagram

import "strings"

// descLimit bounds the description, in characters.
const descLimit = 8000

// name is the poster's, in one line.
func (s *seen) name() string {
	if s.why.Step == "" {
		return s.title
	}
	return s.title + ". " + s.why.Step
}

// describe says the whole poster to who does not see it, in the order in which it is
// read.
func (s *seen) describe() string {
	var b strings.Builder
	say := func(parts ...string) {
		said := false
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				if said {
					b.WriteString(", ")
				}
				b.WriteString(short(part))
				said = true
			}
		}
		if said && !strings.HasSuffix(b.String(), ".") {
			b.WriteString(".")
		}
		b.WriteString(" ")
	}
	for _, p := range s.heading {
		say(p.String())
	}
	say(s.sign + " " + s.why.Title)
	say(s.why.Sentence)
	if other := s.why.Other; other.Release != "" {
		say("In " + other.Release + ": " + other.Says())
	}
	for _, p := range s.pods {
		for _, c := range p.clusters {
			place := ""
			if c.Place != "" {
				place = " " + c.Place
			}
			say("Cluster"+place+": "+c.Name, c.Share, c.Verdict)
			for _, h := range c.hosts {
				say(h.Name, h.Verdict)
			}
			if len(c.rest) > 0 {
				say(c.rest[0].text)
			}
		}
	}
	for _, bar := range s.bars {
		say(bar.Release + ": " + bar.End)
	}
	say(s.difference)
	return strings.TrimSpace(b.String())
}

// short keeps one long name from being all that is said.
func short(text string) string {
	n := 0
	for i := range text {
		if n++; n > longest {
			return text[:i] + ellipsis
		}
	}
	return text
}
