//go:build !js || !wasm

package browser

import "errors"

// What safejs offers under js/wasm only. Without it the rest of the package
// would not compile natively, where web/view is tested.

var errNoBrowser = errors.New("there is no browser here")

type value struct{}

func (value) Get(string) (value, error)          { return value{}, errNoBrowser }
func (value) Set(string, any) error              { return errNoBrowser }
func (value) Call(string, ...any) (value, error) { return value{}, errNoBrowser }
func (value) String() (string, error)            { return "", errNoBrowser }
func (value) Truthy() (bool, error)              { return false, errNoBrowser }
func (value) IsNull() bool                       { return false }
func (value) IsUndefined() bool                  { return true }

type function struct{}

func (function) Release() {}

func global() value { return value{} }

func functionOf(func(args []value)) (function, error) { return function{}, errNoBrowser }
