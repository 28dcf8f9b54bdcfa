package link

import "placement-playground/core/scenario"

// Fold is the document of a tree.
func Fold(tree *scenario.Node) (string, error) { return fold(tree) }

// Seal makes a link of a document, whatever it says.
func Seal(document string) (string, error) { return newest(codecs()).write(document) }

// Frozen is all of codec 1 that every link of it depends on.
const Frozen = table1 + dictionary1

// Table lists the fields of a list, or of another part of a file, with what is usual
// and the shape.
func Table() map[string][][3]string {
	all := map[string][][3]string{}
	for _, k := range kinds(table1) {
		for _, x := range k.fields {
			all[k.list] = append(all[k.list], [3]string{x.name, x.usual, string(x.shape)})
		}
	}
	return all
}
