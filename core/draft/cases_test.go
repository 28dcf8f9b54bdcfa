package draft_test

import "placement-playground/core/draft"

type editCase struct {
	name  string
	edits []draft.Edit
	want  string
}

func cases() []editCase {
	one := func(e ...draft.Edit) []draft.Edit { return e }
	ref := func(k draft.Kind, id int64) draft.Ref { return draft.Ref{Kind: k, ID: id} }
	del := func(k draft.Kind, id int64) []draft.Edit { return one(draft.Delete{Of: []draft.Ref{ref(k, id)}}) }
	return []editCase{
		{"add host", one(draft.Add{Kind: draft.Host, In: 1}), `
+      - {id: 22, name: kvm-03, cores: 8}`},
		{"add cluster with a host", one(draft.Add{Kind: draft.Cluster}, draft.Add{Kind: draft.Host, In: 3}), `
+  - name: cluster-3
+    hosts:
+      - {id: 22, name: kvm-12}`},
		{"add vm by dropping", one(draft.Add{Kind: draft.VM, Offering: 2, Host: 11}), `
+  - {id: 8, name: web-2, offering: Large, template: Debian 12, host: kvm-01}`},
		{"add pod", one(draft.Add{Kind: draft.Pod}, draft.Add{Kind: draft.Cluster, In: 2}), `
+pods:
+  - {name: pod-1}
+  - {name: pod-2}
+  - name: cluster-3
+    pod: pod-2`},
		{"add others", one(draft.Add{Kind: draft.Offering}, draft.Add{Kind: draft.Template, Name: "a: b"}, draft.Add{Kind: draft.Pool}, draft.Add{Kind: draft.Account}, draft.Add{Kind: draft.Domain}, draft.Add{Kind: draft.Group}), `
+  - {name: pool-3}
-templates: [{name: Debian 12}]
+  - {name: offering-3}
+templates: [{name: Debian 12}, {name: "a: b"}]
+domains:
+  - {name: ROOT}
+  - {name: domain-2}
+accounts:
+  - {name: user}
+  - {name: account-2}
+affinityGroups:
+  - {name: group-1, type: host anti-affinity}`},
		{"duplicate host", one(draft.Duplicate{Of: host(11)}), `
+      - {id: 22, name: kvm-03, tags: [ssd], cores: 32}`},
		{"duplicate cluster", one(draft.Duplicate{Of: ref(draft.Cluster, 1)}), `
+  - name: left-2 # the old one
+    hosts:
+      # both are old
+      - {id: 22, name: kvm-03, tags: [ssd], cores: 32} # first
+      - {id: 23, name: kvm-04, cores: 8}`},
		{"delete first host", del(draft.Host, 11), `
-      # both are old
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
-  - {name: disk, scope: HOST, host: kvm-01}
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
+  - {id: 5, name: web-1, offering: Small, template: Debian 12} # front
-  - maintain: kvm-01 # now
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
+  - {deploy: db, avoidHosts: [kvm-02]}
-    - {outcome: Maintenance, vms: {web-1: kvm-02}}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: placed, vms: {web-1: kvm-02}}`},
		{"delete cluster", del(draft.Cluster, 1), `
-  - id: 1
-    name: left # the old one
-    hosts:
-      # both are old
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
-      - {id: 12, name: kvm-02, cores: 8}
-  - {name: disk, scope: HOST, host: kvm-01}
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
+  - {id: 5, name: web-1, offering: Small, template: Debian 12} # front
-  - maintain: kvm-01 # now
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
+  - {deploy: db}
-    - {outcome: Maintenance, vms: {web-1: kvm-02}}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: placed}`},
		{"delete offering", del(draft.Offering, 1), `
-  - {id: 1, name: Small, cores: 2}
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
-  - {id: 7, name: old, offering: Small, template: Debian 12, lastHost: none}
-    - {outcome: Maintenance, vms: {web-1: kvm-02}}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: Maintenance}
+    - {outcome: placed, vms: {db: kvm-01}}`},
		{"delete template", del(draft.Template, 1), `
-templates: [{name: Debian 12}]
-vms:
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
-  - {id: 6, name: db, offering: Large, template: Debian 12}
-  - {id: 7, name: old, offering: Small, template: Debian 12, lastHost: none}
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
-    - {outcome: Maintenance, vms: {web-1: kvm-02}}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: Maintenance}`},
		{"delete vm", del(draft.VM, 6), `
-  - {id: 6, name: db, offering: Large, template: Debian 12}
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}`},
		{"delete step", del(draft.Step, 2), `
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}`},
		{"delete last pod", del(draft.Pod, 1), `
draft: pod 1: is the last one, and every cloud has one`},
		{"rename host", one(draft.Rename{Of: host(11), To: "new host"}), `
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
+      - {id: 11, name: new host, tags: [ssd], cores: 32} # first
-  - {name: disk, scope: HOST, host: kvm-01}
+  - {name: disk, scope: HOST, host: new host}
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
+  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: new host, pool: disk} # front
-  - maintain: kvm-01 # now
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
+  - maintain: new host # now
+  - {deploy: db, avoidHosts: [kvm-02, new host], avoidPools: [disk]}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: placed, vms: {db: new host, web-1: kvm-02}}`},
		{"rename vm", one(draft.Rename{Of: vm(6), To: "12:30"}), `
-  - {id: 6, name: db, offering: Large, template: Debian 12}
+  - {id: 6, name: "12:30", offering: Large, template: Debian 12}
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
+  - {deploy: "12:30", avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: placed, vms: {"12:30": kvm-01, web-1: kvm-02}}`},
		{"rename to a taken name", one(draft.Rename{Of: vm(6), To: "old"}), `
draft: vm: the name "old" is used by another`},
		{"rename to digits", one(draft.Rename{Of: vm(6), To: "12"}), `
scenario: vms[1].name: the name "12" has only digits and would be taken for an id`},
		{"swap names", one(draft.Rename{Of: vm(6), To: "x"}, draft.Rename{Of: vm(7), To: "db"}, draft.Rename{Of: vm(6), To: "old"}), `
-  - {id: 6, name: db, offering: Large, template: Debian 12}
-  - {id: 7, name: old, offering: Small, template: Debian 12, lastHost: none}
+  - {id: 6, name: old, offering: Large, template: Debian 12}
+  - {id: 7, name: db, offering: Small, template: Debian 12, lastHost: none}
-  - {deploy: db, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
+  - {deploy: old, avoidHosts: [kvm-02, kvm-01], avoidPools: [disk]}
-    - {outcome: placed, vms: {db: kvm-01, web-1: kvm-02}}
+    - {outcome: placed, vms: {old: kvm-01, web-1: kvm-02}}`},
		{"set size", one(draft.Set{Of: host(21), Field: "cores", To: draft.Number("4")}), `
-      - {id: 21, name: kvm-11}
+      - {id: 21, name: kvm-11, cores: 4}`},
		{"set impossible size", one(draft.Set{Of: host(21), Field: "cores", To: draft.Number("0")}), `
scenario: clusters[1].hosts[0].cores: 0 is not between 1 and 100000`},
		{"set nowhere", one(draft.Set{Of: host(99), Field: "cores", To: draft.Number("1")}), `
draft: host 99: there is no such thing`},
		{"set unknown field", one(draft.Set{Of: host(21), Field: "core", To: draft.Number("1")}), `
draft: host 21: there is no field "core"`},
		{"set about", one(draft.Set{Of: file(), Field: "about", To: draft.Text("One line.\nAnother.\n")}), `
+about: |
+  One line.
+  Another.`},
		{"set settings", one(draft.Set{Of: ref(draft.Setting, 0), Field: "ha.tag", To: draft.Text("ha")}, draft.Set{Of: ref(draft.Setting, 0), Field: "vm.ha.enabled", To: draft.Truth(false)}), `
+settings:
+  ha.tag: ha
+  vm.ha.enabled: false`},
		{"set unknown setting", one(draft.Set{Of: ref(draft.Setting, 0), Field: "no.such", To: draft.Text("ha")}), `
scenario: settings: the setting no.such is not modelled`},
		{"set zone", one(draft.Set{Of: ref(draft.Zone, 0), Field: "disabled", To: draft.Truth(true)}), `
+zone: {disabled: true}`},
		{"clear", one(draft.Clear{Of: host(11), Field: "tags"}, draft.Clear{Of: ref(draft.Offering, 1), Field: "cores"}), `
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
+      - {id: 11, name: kvm-01, cores: 32} # first
-  - {id: 1, name: Small, cores: 2}
+  - {id: 1, name: Small}`},
		{"move host", one(draft.MoveHost{Host: 11, To: 2}), `
-      # both are old
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
+      # both are old
+      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first`},
		{"move host before", one(draft.MoveHost{Host: 12, To: 2, Before: 21}), `
-      - {id: 12, name: kvm-02, cores: 8}
+      - {id: 12, name: kvm-02, cores: 8}`},
		{"move last host", one(draft.MoveHost{Host: 21, To: 1}), `
+      - {id: 21, name: kvm-11}
-    hosts:
-      - {id: 21, name: kvm-11}`},
		{"move vm", one(draft.MoveVM{VM: 7, To: 21}), `
-  - {id: 7, name: old, offering: Small, template: Debian 12, lastHost: none}
+  - {id: 7, name: old, offering: Small, template: Debian 12, host: kvm-11}`},
		{"move vm away", one(draft.MoveVM{VM: 5}), `
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
+  - {id: 5, name: web-1, offering: Small, template: Debian 12, pool: disk} # front`},
		{"move vm that is deployed", one(draft.MoveVM{VM: 6, To: 21}), `
scenario: steps[1]: the VM has a host already`},
		{"stop vm", one(draft.Stop{VM: 5}), `
-  - {id: 5, name: web-1, offering: Small, template: Debian 12, host: kvm-01, pool: disk} # front
+  - {id: 5, name: web-1, offering: Small, template: Debian 12, lastHost: kvm-01, pool: disk} # front`},
		{"tag", one(draft.Tag{Tag: "gold", Hosts: []int64{11, 12, 21}}, draft.Tag{Tag: "ssd", Hosts: []int64{11}, Off: true}), `
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
-      - {id: 12, name: kvm-02, cores: 8}
+      - {id: 11, name: kvm-01, tags: [gold], cores: 32} # first
+      - {id: 12, name: kvm-02, tags: [gold], cores: 8}
-      - {id: 21, name: kvm-11}
+      - {id: 21, name: kvm-11, tags: [gold]}`},
		{"tag off", one(draft.Tag{Tag: "ssd", Hosts: []int64{11, 12}, Off: true}), `
-      - {id: 11, name: kvm-01, tags: [ssd], cores: 32} # first
+      - {id: 11, name: kvm-01, cores: 32} # first`},
		{"add step", one(draft.AddStep{Field: "deploy", ID: 7}), `
+  - {deploy: old}
+    - {}`},
		{"add step before", one(draft.AddStep{Before: 1, Field: "maintain", ID: 21}), `
+  - {maintain: kvm-11}
+    - {}`},
		{"add step between", one(draft.AddStep{Before: 2, Field: "maintain", ID: 21}), `
+  - {maintain: kvm-11}
+    - {}`},
		{"move step", one(draft.MoveStep{From: 2, To: 1}), `
-  - maintain: kvm-01 # now
+  - maintain: kvm-01 # now
-    - {outcome: Maintenance, vms: {web-1: kvm-02}}
+    - {outcome: Maintenance, vms: {web-1: kvm-02}}`},
		{"nothing", one(nil), `
draft: there is no edit`},
	}
}
