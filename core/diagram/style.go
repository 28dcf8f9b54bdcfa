package diagram

import (
	"slices"
	"strings"
)

// Theme is how a poster is coloured. Auto follows the reader's system; on paper all
// are alike.
type Theme string

const (
	Auto  Theme = "auto"
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Themes are all of them.
func Themes() []Theme { return []Theme{Auto, Light, Dark} }

// ink is the colour of words, as a class behind that of the face.
type ink string

const (
	plainInk ink = ""
	dimInk   ink = " dim"
	okInk    ink = " ok"
	noInk    ink = " no"
	warnInk  ink = " warn"
	keyInk   ink = " key"
	onKeyInk ink = " onkey"
)

// The palettes of web/static/app.css, by its names. On paper what is soft is white,
// and what is dim is nearly black: many printers have one colour.
const (
	lightPalette = "bg #f6f7f9 panel #fff raised #fcfdfe line #dfe3e8 ink #1b2430 dim #5b6675 faint #e8ebef " +
		"accent #2457d6 on-accent #fff accent-soft #e7eefc ok #0f6b41 ok-soft #e2f4ea ok-line #b7e0c8 " +
		"no #b3261e no-soft #fbe7e5 no-line #f1c1bd warn #7a4f00 warn-soft #fdf1d8 warn-line #b98a2f " +
		"cpu #4b7bec ram #8e63ce reserved #b4bdc9 adds #f2a33a"
	darkPalette = "bg #12161c panel #1a2029 raised #1f2630 line #323c49 ink #e6ebf2 dim #a3afbe faint #2a323d " +
		"accent #7fa5ff on-accent #0b1220 accent-soft #22304f ok #6fd3a0 ok-soft #16352a ok-line #2b5c46 " +
		"no #ff9d94 no-soft #40211f no-line #7a3a35 warn #f0c266 warn-soft #382c14 warn-line #8b6a26 " +
		"cpu #5f8cf5 ram #a57fe0 reserved #5b6675 adds #f2a33a"
	paperPalette = "bg #fff panel #fff raised #fff line #8a8f98 ink #000 dim #333 faint #e4e4e4 " +
		"accent #2457d6 on-accent #fff accent-soft #fff ok #0f6b41 ok-soft #fff ok-line #0f6b41 " +
		"no #b3261e no-soft #fff no-line #b3261e warn #7a4f00 warn-soft #fff warn-line #7a4f00 " +
		"cpu #4b7bec ram #8e63ce reserved #999 adds #f2a33a"
)

// letters does not change with the theme.
const letters = `text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;text-rendering:geometricPrecision}
.f-body{font-size:13px}.f-body-bold{font-size:13px;font-weight:600}.f-small{font-size:11px}.f-small-bold{font-size:11px;font-weight:600}
.f-medium{font-size:12px}.f-medium-bold{font-size:12px;font-weight:600}.f-head{font-size:20px;font-weight:600}
.f-code,.f-code-bold{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.f-code{font-size:11px}.f-code-bold{font-size:13px;font-weight:600}
.under{text-decoration:underline}.struck{text-decoration:line-through}.faded{opacity:.62}
.outline,.inset{fill:none}.dashed{stroke-dasharray:4 3}
`

// colours are the rules that each theme fills with its palette.
const colours = `.bg{fill:$bg}text{fill:$ink}.dim{fill:$dim}.ok{fill:$ok}.no{fill:$no}.warn{fill:$warn}.key{fill:$accent}.onkey{fill:$on-accent}
.panel{fill:$panel;stroke:$line}.card{fill:$raised;stroke:$line}.source{fill:$warn-soft;stroke:$warn-line}.line{stroke:$line}
.now{stroke:$accent;stroke-width:2}.now-ok{stroke:$ok;stroke-width:2}.now-no{stroke:$no;stroke-width:2}
.halo{fill:$accent-soft}.halo-ok{fill:$ok-soft}.halo-no{fill:$no-soft}
.tag{fill:$faint;stroke:$line}.hit{fill:$ok-soft;stroke:$ok-line}.miss{fill:$no-soft;stroke:$no-line}
.vm{fill:$panel;stroke:$line}.vm-now{fill:$accent-soft;stroke:$accent}
.place{fill:$faint;stroke:$line}.place-now{fill:$accent;stroke:$accent}
.trough{fill:$faint}.cpu{fill:$cpu}.ram{fill:$ram}.reserved{fill:$reserved}.adds{fill:$adds}.hatch{stroke:$panel;stroke-width:1.5}.weave{stroke:$line;stroke-width:1}
.step{fill:$faint}.step-ok{fill:$ok-soft}.step-no{fill:$no-soft}.step-warn{fill:$warn-soft}
.edge{fill:$line}.edge-ok{fill:$ok}.edge-no{fill:$no}.edge-warn{fill:$warn}
.note{fill:$panel;stroke:$line}.note-ok{fill:$ok-soft;stroke:$ok-line}.note-no{fill:$no-soft;stroke:$no-line}.note-warn{fill:$warn-soft;stroke:$warn-line}
.cell{fill:$faint}.cell-ok{fill:$ok-soft}.cell-no{fill:$no-soft}.track{stroke:$line}.inset{stroke:$accent;stroke-width:2}.differ{fill:$ink}
`

// style is the style sheet of a theme. Nothing of a scenario is in it. There are no
// variables: not everything that shows an SVG knows them.
func style(t Theme) string {
	screen := coloured(lightPalette)
	if t == Dark {
		screen = coloured(darkPalette)
	}
	sheet := letters + screen
	if t == Auto {
		sheet += "@media screen and (prefers-color-scheme:dark){\n" + coloured(darkPalette) + "}\n"
	}
	return sheet + "@media print{\n" + coloured(paperPalette) + ".faded{opacity:1}\n}\n"
}

// coloured are the rules with the colours of a palette in place of their names.
func coloured(palette string) string {
	fields := strings.Fields(palette)
	var b strings.Builder
	for rest := colours; ; {
		rule, after, found := strings.Cut(rest, "$")
		b.WriteString(rule)
		if !found {
			return b.String()
		}
		end := strings.IndexAny(after, ";}")
		if at := slices.Index(fields, after[:end]); at >= 0 {
			b.WriteString(fields[at+1])
		}
		rest = after[end:]
	}
}
