package words

import "placement-playground/core/trace"

// list: the allocator's list of hosts, before it looks at one.
func (l *logger) list() {
	e := l.e
	switch e.Rule {
	case trace.ListTagged:
		if l.filtersList {
			l.filtered()
		} else {
			l.tagged()
		}
	case trace.ListEmpty:
		l.empty()
	case trace.ListUnmatched:
		l.rules()
		l.debug(hostAllocator, since(l.filtersList, "Adding hosts [%s] to the avoid set because these hosts were not considered for allocation.",
			"Adding hosts [%s] to the avoid set because these hosts do not support HA."), l.printReflected(l.perTag(ids(e.Have, "hosts"))))
	case trace.ListRanked:
		l.ranked()
	case trace.ListOrder:
		l.sequence()
	}
}

func (l *logger) empty() {
	e := l.e
	tags := l.tag()
	switch {
	case l.filtersList:
		l.rules()
		l.info(hostAllocator, "No suitable host found for VM [%s] in zone [%d], pod [%d], cluster [%d].", l.printVM(), l.c.Zone.ID, e.At.Pod, e.At.Cluster)
	case e.Verdict == trace.Abort:
		l.write("ERROR", hostAllocator, "No suitable host found for vm [%s] with tags [%s].", l.printVM(), tags)
		return
	default:
		l.warn(hostAllocator, "No suitable host found for VM [%s] with tags %s in zone [%d], pod [%d], cluster [%d].", l.printVM(), tags, l.c.Zone.ID, e.At.Pod, e.At.Cluster)
	}
	l.noSuitableHosts()
}

// tag is the offering's, or Java's null.
func (l *logger) tag() string {
	if tag := l.offering().HostTag; tag != "" {
		return tag
	}
	return "null"
}

func (l *logger) tagged() {
	found := l.e.Have
	byOffering, offered := trace.Find(found, "hosts by offering")
	byTemplate, templated := trace.Find(found, "hosts by template")
	if tag := l.offering().HostTag; offered {
		l.debug(hostAllocator, "Looking for hosts having tag specified on SvcOffering:%s", tag)
		l.debug(hostAllocator, "Hosts with tag '%s' are:%s", tag, l.printHosts(byOffering.IDs))
	}
	if tag := l.templateTag(); templated {
		l.debug(hostAllocator, "Looking for hosts having tag specified on Template:%s", tag)
		l.debug(hostAllocator, "Hosts with tag '%s' are:%s", tag, l.printHosts(byTemplate.IDs))
	}
	if offered && templated {
		both := ids(found, "hosts")
		l.debug(hostAllocator, "Found %d Hosts satisfying both tags, host ids are:%s", len(both), l.printHosts(both))
	}
}

// filtered is tagged in a release that filters one list.
func (l *logger) filtered() {
	found := l.e.Have
	l.debug(hostAllocator, "Hosts %s will be checked for template and host tags compatibility.", l.printHosts(ids(found, "hosts up")))
	if by, ok := trace.Find(found, "hosts by offering"); ok {
		l.debug(hostAllocator, "Looking for hosts having the tag [%s] specified in the Service Offering.", l.offering().HostTag)
		l.debug(hostAllocator, "Retaining hosts %s because they match the offering host tag %s.", l.printHosts(by.IDs), l.offering().HostTag)
	}
	if by, ok := trace.Find(found, "hosts by template"); ok {
		l.debug(hostAllocator, "Looking for hosts having the tag [%s] specified in the Template.", l.templateTag())
		l.debug(hostAllocator, "Retaining hosts %s because they match the template tag %s.", l.printHosts(by.IDs), l.templateTag())
	}
	l.debug(hostAllocator, "Remaining hosts after template tag and host tags validations are %s.", l.printHosts(ids(found, "hosts")))
}

// rules: tag rules and guest-OS rules; a scenario does not name the guest OS.
func (l *logger) rules() {
	if !l.filtersList {
		return
	}
	if accepting := ids(l.e.Have, "hosts by rule"); len(accepting) == 0 {
		l.info(hostAllocator, "No hosts found with tag rules matching the compute offering tag [%s].", l.tag())
	} else {
		l.info(hostAllocator, "Found hosts %s with tag rules matching the compute offering tag [%s].", l.printHosts(accepting), l.tag())
	}
	if len(ids(l.e.Have, "hosts listed")) == 0 {
		l.info(hostAllocator, "Will not filter hosts based on guest OS as there is no available hosts left to verify.")
		return
	}
	l.info(hostAllocator, "No incompatible hosts found with guest OS rules matching the VM guest OS [unknown].")
}

// perTag names a host once for each of its tags, as the database joins them.
func (l *logger) perTag(ids []int64) []int64 {
	var out []int64
	for _, id := range ids {
		for range max(1, len(l.c.Host(id).Tags)) {
			out = append(out, id)
		}
	}
	return out
}
