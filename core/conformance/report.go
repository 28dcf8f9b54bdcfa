package conformance

// Report is how one release compares with its recording.
type Report struct {
	Release string `json:"release"`
	Tally
	Features      []Feature      `json:"features"`
	Refusals      []Refusal      `json:"refusals"` // the most frequent cause first
	Disagreements []Disagreement `json:"-"`        // in the order of the scenarios
}

// Tally counts scenarios. Each agrees, disagrees or is refused.
type Tally struct {
	Scenarios int `json:"scenarios"`
	Agree     int `json:"agree"`
	Disagree  int `json:"disagree"`
	Refused   int `json:"refused"`
}

// Modelled counts the scenarios that were compared.
func (t Tally) Modelled() int { return t.Agree + t.Disagree }

// Agreement is the share of the modelled scenarios that agree in every field;
// 0 if none is modelled.
func (t Tally) Agreement() float64 {
	if t.Modelled() == 0 {
		return 0
	}
	return float64(t.Agree) / float64(t.Modelled())
}

// Feature counts the scenarios that use one thing.
type Feature struct {
	Name string `json:"name"`
	Tally
}

// Refusal counts the scenarios that are refused for one cause.
type Refusal struct {
	Cause     string `json:"cause"`
	Scenarios int    `json:"scenarios"`
}

// Disagreement is a scenario that is not as recorded, and the first field where
// it is not. Got and Want are JSON, or words where there is none.
type Disagreement struct {
	ID     string `json:"id"`    // of the scenario
	Field  string `json:"field"` // such as results[1].vms[0].calls[2].avoidAfter.hosts
	Got    string `json:"got"`
	Want   string `json:"want"`
	Fields int    `json:"fields"` // that differ in all
}
