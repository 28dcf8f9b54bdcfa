package remedy

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
)

func placeField(name string, disabled *bool, dedicated *cloud.ID) field {
	switch name {
	case "disabled":
		return truth(disabled)
	case "dedicatedTo":
		return reference(dedicated)
	}
	return field{}
}

func clusterField(name string, c *cloud.Cluster) field {
	switch name {
	case "cpuThreshold":
		return threshold(&c.CPUThreshold)
	case "ramThreshold":
		return threshold(&c.RAMThreshold)
	case "cpuOvercommit":
		return share(&c.CPUOvercommit)
	case "ramOvercommit":
		return share(&c.RAMOvercommit)
	}
	return placeField(name, &c.Disabled, &c.Dedicated)
}

func hostField(name string, h *cloud.Host) field {
	switch name {
	case "tags":
		return tags(&h.Tags)
	case "tagRule":
		return text(&h.TagRule)
	case "status":
		return text(&h.Status)
	case "resourceState":
		return text(&h.ResourceState)
	case "capabilities":
		return text(&h.Capabilities)
	case "guestOSCategory":
		return reference(&h.Category)
	case "dedicatedTo":
		return reference(&h.Dedicated)
	case "plannerUsage":
		return text(&h.Usage)
	case "uefi":
		return text(&h.UEFI)
	case "usedMHz":
		return whole(&h.ExtraUsedCPUMHz)
	case "usedMiB":
		return whole(&h.ExtraUsedRAMMiB)
	case "reservedMHz":
		return whole(&h.ReservedCPUMHz)
	case "reservedMiB":
		return whole(&h.ReservedRAMMiB)
	}
	return field{}
}

func offeringField(name string, o *cloud.Offering) field {
	switch name {
	case "hostTag":
		return text(&o.HostTag)
	case "planner":
		return text(&o.Planner)
	case "implicitPreferred":
		return truth(&o.ImplicitPreferred)
	case "cores":
		return whole(&o.Cores)
	case "mhz":
		return whole(&o.MHz)
	}
	return field{}
}

func templateField(name string, t *cloud.Template) field {
	switch name {
	case "templateTag":
		return text(&t.Tag)
	case "requiresHVM":
		return truth(&t.RequiresHVM)
	}
	return field{}
}

func vmField(name string, v *cloud.VM) field {
	switch name {
	case "affinityGroups":
		return references(&v.Groups)
	case "uefi":
		return truth(&v.UEFI)
	case "state":
		return text(&v.State)
	case "host":
		f := reference(&v.Host)
		return field{f.get, func(to string) error {
			if to != "" {
				return fmt.Errorf("can only become none")
			}
			v.State, v.LastHost, v.Host = cloud.Stopped, cmp.Or(v.Host, v.LastHost), 0
			return nil
		}}
	}
	return field{}
}

func settingField(s *cloud.Settings, key string) field {
	if _, known := s.Get(key); !known {
		return field{}
	}
	return field{
		func() string { value, _ := s.Get(key); return value },
		func(to string) error { return s.Set(key, to) },
	}
}

func text[S ~string](at *S) field {
	return field{func() string { return string(*at) }, func(to string) error { *at = S(to); return nil }}
}

func truth(at *bool) field {
	return field{func() string { return strconv.FormatBool(*at) }, func(to string) (err error) { *at, err = strconv.ParseBool(to); return err }}
}

func whole(at *int64) field {
	return field{func() string { return strconv.FormatInt(*at, 10) }, func(to string) (err error) { *at, err = strconv.ParseInt(to, 10, 64); return err }}
}

func share(at *float64) field {
	return field{func() string { return strconv.FormatFloat(*at, 'f', -1, 64) }, func(to string) (err error) { *at, err = strconv.ParseFloat(to, 64); return err }}
}

// threshold is a cluster's own, empty where the setting counts.
func threshold(at **float64) field {
	return field{func() string {
		if *at == nil {
			return ""
		}
		return share(*at).get()
	}, func(to string) error {
		*at = nil
		if to == "" {
			return nil
		}
		own := new(float64)
		*at = own
		return share(own).set(to)
	}}
}

func tags(at *[]string) field {
	return field{func() string { return strings.Join(*at, ",") }, func(to string) error { *at = split(to); return nil }}
}

func reference(at *cloud.ID) field {
	list := func() []cloud.ID {
		if *at == 0 {
			return nil
		}
		return []cloud.ID{*at}
	}
	ids := list()
	f := references(&ids)
	return field{f.get, func(to string) error {
		if err := f.set(to); err != nil {
			return err
		}
		if *at = 0; len(ids) > 0 {
			*at = ids[0]
		}
		return nil
	}}
}

func references(at *[]cloud.ID) field {
	return field{func() string {
		words := make([]string, len(*at))
		for i, id := range *at {
			words[i] = strconv.FormatInt(id, 10)
		}
		return strings.Join(words, ",")
	}, func(to string) error {
		var ids []cloud.ID
		for _, word := range split(to) {
			id, err := strconv.ParseInt(word, 10, 64)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		slices.Sort(ids)
		*at = ids
		return nil
	}}
}
