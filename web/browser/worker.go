package browser

import "fmt"

// Worker starts a worker of the page's version, by the name of its file. Each
// text that it posts comes to received; that it cannot be loaded or fails comes
// to failed. stop ends it at once, even within an endless loop. In a sandboxed
// frame, which has no origin, there is no worker: that is an error.
func (Browser) Worker(name string, received func(text string), failed func(error)) (post func(text string) error, stop func(), err error) {
	worker, err := path{"placement"}.call("worker", name)
	if err != nil {
		return nil, nil, err
	}
	listening := map[string]function{}
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		if _, err := worker.Call("terminate"); err != nil {
			complain(fmt.Errorf("browser: worker %s: %w", name, err))
		}
		// What the worker posted just before can still arrive.
		for event, fn := range listening {
			if _, err := worker.Call("removeEventListener", event, fn); err != nil {
				complain(fmt.Errorf("browser: worker %s: %w", name, err))
				continue // it may still be called: it is kept
			}
			fn.Release()
		}
	}
	for event, handle := range map[string]func(value) error{
		"message": func(event value) error {
			text, err := textOf(event, "data")
			if err == nil {
				received(text)
			}
			return err
		},
		"error": func(event value) error {
			// The page handles it, so the console need not tell it.
			if _, err := event.Call("preventDefault"); err != nil {
				return err
			}
			text := "it cannot be loaded" // a file that is missing has no message
			told, err := flag(event, "message")
			if err == nil && told {
				text, err = textOf(event, "message")
			}
			if err != nil {
				return err
			}
			failed(fmt.Errorf("browser: worker %s: %s", name, text))
			return nil
		},
	} {
		fn, err := functionOf(func(args []value) {
			if len(args) > 0 {
				complain(handle(args[0]))
			}
		})
		if err == nil {
			listening[event] = fn
			_, err = worker.Call("addEventListener", event, fn)
		}
		if err != nil {
			stop()
			return nil, nil, fmt.Errorf("browser: worker %s: %w", name, err)
		}
	}
	return func(text string) error {
		if _, err := worker.Call("postMessage", text); err != nil {
			return fmt.Errorf("browser: worker %s: %w", name, err)
		}
		return nil
	}, stop, nil
}

// textOf is the string at a property.
func textOf(v value, name string) (string, error) {
	at, err := property(v, name)
	if err != nil {
		return "", fmt.Errorf("browser: %s: %w", name, err)
	}
	text, err := at.String()
	if err != nil {
		return "", fmt.Errorf("browser: %s: %w", name, err)
	}
	return text, nil
}
