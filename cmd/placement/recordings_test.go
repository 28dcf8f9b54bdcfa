package main

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

// recordingsDir makes a folder with four recorded scenarios: one that agrees,
// two that do not, and one that is refused.
func recordingsDir(t *testing.T) string {
	t.Helper()
	const (
		zone     = `"zone":{"id":1},"pods":[{"id":1}],"clusters":[{"id":1,"podId":1}],"hosts":[{"id":11,"clusterId":1`
		rest     = `}],"offerings":[{"id":1,"cpu":1,"speed":1000,"ramMB":1024,"hostTag":"ssd"}],"templates":[{"id":1}],"vms":[{"id":101,"offeringId":1,"templateId":1,"state":"Starting"}],"requests":[{"type":"deploy","vmId":101}]}` + "\n"
		recorded = `"results":[{"type":"deploy","result":"exception","avoid":{},"exception":` + thrown + `,"clusterRatios":{"cpu":{"1":0},"ram":{"1":0}},"calls":[{"call":"orderClusters","planner":"FirstFitPlanner","avoidBefore":{},"avoidAfter":{},"exception":` + thrown + `}]}]}` + "\n"
	)
	dir := t.TempDir()
	pack(t, filepath.Join(dir, "scenarios.jsonl.gz"), `{"id":"agrees",`+zone+rest+
		`{"id":"has-the-tag",`+zone+`,"tags":["ssd"]`+rest+`{"id":"is-used",`+zone+`,"extraUsedRamMB":32768`+rest+`{"id":"has-a-gpu",`+zone+`,"gpu":"A40"`+rest)
	for _, release := range []string{"4.20.1", "4.99"} {
		var answers string
		for _, id := range []string{"agrees", "has-the-tag", "is-used", "has-a-gpu"} {
			answers += `{"id":"` + id + `","release":"` + release + `",` + recorded
		}
		pack(t, filepath.Join(dir, "answers-"+release+".jsonl.gz"), answers)
	}
	return dir
}

const thrown = `{"class":"com.cloud.utils.exception.CloudRuntimeException","message":"No suitable host found."}`

func pack(t *testing.T, name, text string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
