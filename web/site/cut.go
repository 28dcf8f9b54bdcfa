package site

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// cut takes declarations out of a Go file, and the imports that only they need.
// A method's name is "Type.Method". All else stays as it is written. A name that
// the file does not declare is an error.
func cut(source []byte, names []string) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	left := slices.Clone(names)
	var out []ast.Node
	for i := len(file.Decls) - 1; i >= 0; i-- {
		at := slices.Index(left, declared(file.Decls[i]))
		if at < 0 {
			continue
		}
		out = append(out, file.Decls[i])
		if doc := docOf(file.Decls[i]); doc != nil {
			out = append(out, doc)
		}
		left = slices.Delete(left, at, at+1)
		file.Decls = slices.Delete(file.Decls, i, i+1)
	}
	if len(left) > 0 {
		return nil, fmt.Errorf("it declares no %s", strings.Join(left, ", "))
	}
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if !uses(file, path.Base(name)) {
			out = append(out, spec)
		}
	}
	// From the end, so that what is before stays where it is.
	slices.SortFunc(out, func(a, b ast.Node) int { return cmp.Compare(b.Pos(), a.Pos()) })
	for _, n := range out {
		from, to := files.Position(n.Pos()).Offset, files.Position(n.End()).Offset
		source = slices.Delete(slices.Clone(source), from, to)
	}
	return source, nil
}

// declared is the name of a declaration that can be cut, "" for another one.
func declared(decl ast.Decl) string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return d.Name.Name
		}
		of := d.Recv.List[0].Type
		if star, ok := of.(*ast.StarExpr); ok {
			of = star.X
		}
		if name, ok := of.(*ast.Ident); ok {
			return name.Name + "." + d.Name.Name
		}
	case *ast.GenDecl:
		if spec, ok := d.Specs[0].(*ast.ValueSpec); ok && len(d.Specs) == 1 {
			return spec.Names[0].Name
		}
	}
	return ""
}

func docOf(decl ast.Decl) *ast.CommentGroup {
	if f, ok := decl.(*ast.FuncDecl); ok {
		return f.Doc
	}
	return decl.(*ast.GenDecl).Doc
}

// uses reports whether a file names something of a package.
func uses(file *ast.File, pkg string) bool {
	used := false
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			x, ok := selector.X.(*ast.Ident)
			used = used || ok && x.Name == pkg
		}
		return !used
	})
	return used
}
