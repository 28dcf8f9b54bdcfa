// Command tiny is the WebAssembly of the tests' sites: it compiles at once.
package main

func main() { println("tiny") }
