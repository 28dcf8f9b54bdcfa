package words

import "placement-playground/core/trace"

// reordered are the clusters or pods in their new order.
func (s Speaker) reordered(e *trace.Event) string {
	if pods, ok := trace.Find(e.Have, "pods"); ok {
		return names(pods.IDs, s.Pod)
	}
	return names(ids(e.Have, "clusters"), s.Cluster)
}
