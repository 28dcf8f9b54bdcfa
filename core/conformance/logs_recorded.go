package conformance

import (
	"encoding/json"
	"fmt"
)

// recordedLog is the management server's log of one scenario.
type recordedLog struct {
	ID      string
	Release string
	Results []struct {
		Type        string
		Log         []string // of a deployment
		PrecheckLog []string // of a maintenance, before a VM is tried
		VMs         []struct {
			VMID int64
			Log  []string
		}
	}
}

// decodeLog reads one line; a field that is not known is an error.
func decodeLog(line []byte) (*recordedLog, error) {
	l := &recordedLog{}
	return l, strict(line, l)
}

func (l *recordedLog) plans() plans {
	var p plans
	for i, r := range l.Results {
		at := fmt.Sprintf("results[%d]", i)
		p = append(p, plan{at, append(r.Log, r.PrecheckLog...)})
		for j, vm := range r.VMs {
			p = append(p, plan{fmt.Sprintf("%s.vms[%d]", at, j), vm.Log})
		}
	}
	return p
}

// byID finds recorded lines by the id that each has.
func byID(lines [][]byte) (map[string][]byte, error) {
	found := map[string][]byte{}
	for i, line := range lines {
		var head struct{ ID string }
		if err := json.Unmarshal(line, &head); err != nil {
			return nil, fmt.Errorf("conformance: line %d: %w", i+1, err)
		}
		found[head.ID] = line
	}
	return found, nil
}
