package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

const (
	sitingDemand = "id,weight\na,3\nb,2\nc,5\n"
	sitingSites  = "id,fixed,group\ns2,0,north\ns1,0,south\ns3,0,south\n"
	sitingMatrix = "demand,s1,s2,s3\na,1,9,\nb,8,2,9\nc,4,3,9\n"
	sitingList   = "demand,site,cost\na,s1,1\na,s2,9\nb,s1,8\nb,s2,2\nb,s3,9\nc,s1,4\nc,s2,3\nc,s3,9\n"
)

// By hand: median, s1 costs 3·1 + 2·8 + 5·4 = 39, s2 3·9 + 2·2 + 5·3 = 46. Within 3, s2
// covers b and c, 7 of 10, s1 only a.
func TestAnalyzeSiting(t *testing.T) {
	t.Parallel()
	demand, sites := write(t, "demand.csv", sitingDemand), write(t, "sites.csv", sitingSites)
	for _, cost := range []string{write(t, "cost.csv", sitingMatrix), write(t, "list.csv", sitingList)} {
		for _, c := range []struct {
			args   string
			chosen string
			value  float64
			code   int
		}{
			{"--p 1 --objective median", "s1", 39, 0},
			{"--p 1 --within 3", "s2", 7, 0},
			{"--p 2 --within 3", "s1,s2", 10, 0},
			{"--p 4 --within 3", "", 0, exitRefused},
			{"--p 1 --within 3 --min-per-group 1", "", 0, exitRefused},
			{"--p 1", "", 0, exitRefused},
		} {
			var stdout, stderr bytes.Buffer
			args := append([]string{"analyze", "siting", "--json", "--demand", demand, "--sites", sites, "--cost", cost}, strings.Fields(c.args)...)
			if code := run(args, &stdout, &stderr); code != c.code {
				t.Errorf("%s: exit %d: %s", c.args, code, stderr.String())
			}
			if c.code != 0 {
				continue
			}
			var a struct {
				Chosen []string
				Value  float64
				Gap    float64
				Proof  string
				Greedy struct{ Value float64 }
			}
			if err := json.Unmarshal(stdout.Bytes(), &a); err != nil {
				t.Fatal(err)
			}
			if strings.Join(a.Chosen, ",") != c.chosen || a.Value != c.value || a.Gap != 0 || a.Proof != "optimal" || a.Greedy.Value == 0 {
				t.Errorf("%s: %s", c.args, stdout.String())
			}
		}
	}
	for name, text := range map[string]string{"nan.csv": "id,weight\na,x\n", "twice.csv": "id,weight\na,1\na,2\n", "none.csv": "a,b\n1,2\n"} {
		var stdout, stderr bytes.Buffer
		args := []string{"analyze", "siting", "--demand", write(t, name, text), "--sites", sites, "--cost", write(t, "c.csv", sitingMatrix), "--p", "1", "--within", "3"}
		if code := run(args, &stdout, &stderr); code != exitRefused || stdout.Len() > 0 || !strings.Contains(stderr.String(), name) {
			t.Errorf("%s: exit %d: %s", name, code, stderr.String())
		}
	}
}
