package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const (
	sitingDemand = "id,weight\na,3\nb,2\nc,5\n"
	sitingSites  = "id,fixed,group\ns2,0,north\ns1,0,south\ns3,0,south\n"
	sitingMatrix = "demand,s1,s2,s3\na,1,9,\nb,8,2,9\nc,4,3,9\n"
	sitingList   = "demand,site,cost\na,s1,1\na,s2,9\nb,s1,8\nb,s2,2\nb,s3,9\nc,s1,4\nc,s2,3\nc,s3,9\n"
)

// sitingFiles writes the three files.
func sitingFiles(t *testing.T, demand, sites, cost string) []string {
	t.Helper()
	return []string{"siting", "--demand", write(t, "demand.csv", demand), "--sites", write(t, "sites.csv", sites), "--cost", write(t, "cost.csv", cost)}
}

func sitingJSON(t *testing.T, a answer) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(a.stdout), &m); err != nil || strings.Count(a.stdout, "\n") != 1 {
		t.Fatalf("%v: %s%s", err, a.stdout, a.stderr)
	}
	return m
}

// By hand: median, s1 costs 3·1 + 2·8 + 5·4 = 39, s2 3·9 + 2·2 + 5·3 = 46. Within 3, s2
// covers b and c, 7 of 10, s1 only a. With room for 6 each, 3·1 + 2·2 + 4·3 + 1·4 = 23.
func TestAnalyzeSiting(t *testing.T) {
	t.Parallel()
	for form, cost := range map[string]string{"matrix": sitingMatrix, "list": sitingList, "semicolons": strings.ReplaceAll(sitingMatrix, ",", ";"), "tabs": strings.ReplaceAll(sitingList, ",", "\t"),
		"byte order mark": "\ufeff" + sitingList, "windows": strings.ReplaceAll(sitingMatrix, "\n", "\r\n"), "other columns": strings.Replace(sitingList, "demand,site,cost", "From,To,Distance", 1)} {
		for args, want := range map[string]string{
			"--p 1 --objective median":                                        "[s1] 39 <nil> 0 optimal",
			"--p 1 --objective median --within 3":                             "[s1] 39 0.3 0 optimal",
			"--p 1 --within 3":                                                "[s2] 7 0.7 0 optimal",
			"--p 2 --within 3":                                                "[s1 s2] 10 1 0 optimal",
			"--p 2 --within 3 --min-per-group 1":                              "[s1 s2] 10 1 0 optimal",
			"--p 1 --within 3 --capacity 4":                                   "[s2] 4 0.4 0 optimal",
			"--p 2 --objective median --capacity 6 --time-limit 0 --gap 0.01": "[s1 s2] 23 <nil> 0 optimal",
			"--p 0 --within 3":                                                "[] 0 0 0 optimal",
		} {
			m := sitingJSON(t, mustAnalyze(t, append(sitingFiles(t, sitingDemand, sitingSites, cost), append(strings.Fields(args), "--json")...)...))
			if got := fmt.Sprint(m["chosen"], " ", m["value"], " ", m["share"], " ", m["gap"], " ", m["proof"]); got != want {
				t.Errorf("%s, %s: %s, want %s", form, args, got, want)
			}
			if m["bound"] != m["value"] || m["infeasible"] != nil || m["first"] != true || m["weight"] != 10.0 {
				t.Errorf("%s, %s: %v", form, args, m)
			}
		}
	}
}

// The whole answer, with a fixed site, a split and a greedy set that is worse.
func TestAnalyzeSitingAnswer(t *testing.T) {
	t.Parallel()
	files := sitingFiles(t, "weight,code\n1,a\n2,b\n2,c\n2,d\n2,e\n1,f\n0,g\n", "site,existing\nz,1\nmiddle,\nleft,0\nright,no\n",
		"demand,site,cost\na,left,1\nb,left,1\nb,middle,1\nc,left,1\nc,middle,1\nd,middle,1\nd,right,1\ne,middle,1\ne,right,1\nf,right,1\nf,z,7\ng,z,1\n")
	m := sitingJSON(t, mustAnalyze(t, append(files, "--p", "2", "--within", "1", "--json")...))
	for key, want := range map[string]string{
		"chosen": "[left right]", "fixed": "[z]", "value": "10", "share": "1", "bound": "10", "gap": "0", "proof": "optimal", "objective": "cover", "p": "2", "within": "1",
		"greedy": "map[chosen:[left middle] gap_to_optimal:0.1 share:0.9 value:9]", "covered": "[a b c d e f]", "infeasible": "<nil>", "demand": "7", "sites": "4",
		"open": "[map[fixed:false id:left loss:5 served:5] map[fixed:false id:right loss:5 served:5] map[fixed:true id:z loss:<nil> served:0]]",
	} {
		if got := fmt.Sprint(m[key]); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	if got := fmt.Sprint(m["assignment"].([]any)[1]); got != "map[cost:1 demand:b site:left weight:2]" {
		t.Error(got)
	}
	a := mustAnalyze(t, append(files, "--p", "2", "--within", "1")...)
	for _, line := range []string{"best    10     1      optimal, proved", "greedy  9      0.9    10.000 % worse", "left   5       5             new", "z      0                     fixed"} {
		if !strings.Contains(a.stdout, line+"\n") {
			t.Errorf("no line %q:\n%s", line, a.stdout)
		}
	}
	// With room for 2, b and c share what is left.
	m = sitingJSON(t, mustAnalyze(t, append(files, "--p", "1", "--within", "1", "--capacity", "4", "--json")...))
	if m["value"] != 4.0 || m["capacities"] != true || len(m["covered"].([]any)) > 3 {
		t.Errorf("%v", m)
	}
}

// A rule that cannot be kept is in the answer, on stderr and in the exit code.
func TestAnalyzeSitingInfeasible(t *testing.T) {
	t.Parallel()
	for args, rule := range map[string]string{
		"--p 4 --within 3":                         "p",
		"--p 1 --within 3 --min-per-group 1":       "min_per_group",
		"--p 1 --objective median --capacity 9":    "capacity",
		"--p 0 --objective median":                 "reach",
		"--p 3 --objective median --capacity 3.33": "capacity",
	} {
		a := analyze(t, append(sitingFiles(t, sitingDemand, sitingSites, sitingMatrix), append(strings.Fields(args), "--json")...)...)
		m := sitingJSON(t, a)
		if a.code != exitRefused || m["infeasible"] != rule || m["reason"] == "" || m["value"] != nil || m["proof"] != nil || !strings.Contains(a.stderr, rule+": ") {
			t.Errorf("%s: exit %d: %s%s", args, a.code, a.stdout, a.stderr)
		}
	}
	districts := sitingFiles(t, "id,weight,district\na,3,north\nb,2,west\nc,5,\n", sitingSites, sitingMatrix)
	if a := analyze(t, append(districts, "--p", "2", "--within", "3", "--min-per-group", "1")...); a.code != exitRefused || a.stdout != "" || !strings.Contains(a.stderr, `group "west" needs 1 more`) {
		t.Errorf("exit %d: %s%s", a.code, a.stdout, a.stderr)
	}
}

func TestAnalyzeSitingBadInput(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ demand, sites, cost, args, says string }{
		"no distance":          {says: "within: is missing"},
		"distance":             {args: "--within=-1", says: "within: -1"},
		"distance NaN":         {args: "--within=NaN", says: "within: NaN"},
		"negative p":           {args: "--within 1 --p=-1", says: "p: -1"},
		"time":                 {args: "--within 1 --time-limit=-1s", says: "time-limit"},
		"branches":             {args: "--within 1 --nodes=-1", says: "branches"},
		"capacity":             {args: "--within 1 --capacity=-1", says: "capacity: -1"},
		"no groups":            {sites: "id\ns1\ns2\ns3\n", args: "--within 1 --min-per-group 1", says: "min-per-group"},
		"no weight column":     {demand: "id,w8\na,1\n", says: "demand.csv: needs the columns id and weight"},
		"weight that is none":  {demand: "id,weight\na,x\n", says: `demand.csv: row 2, column "weight" is "x"`},
		"weight with comma":    {demand: "id;weight\na;1,5\n", says: "with a point"},
		"weight missing":       {demand: "id,weight\na,\n", says: "row 2 has no weight"},
		"weight negative":      {demand: "id,weight\na,-1\n", says: "0 or more"},
		"weight infinite":      {demand: "id,weight\na,inf\n", says: "0 or more"},
		"demand twice":         {demand: "id,weight\na,1\nb,1\na,1\n", says: `rows 2 and 4 have the same id "a"`},
		"demand without id":    {demand: "id,weight\n,1\n", says: "row 2 has no id"},
		"no demand":            {demand: "id,weight\n", cost: "demand,s1\n", says: "demand: there is none"},
		"empty":                {demand: "", says: "demand.csv: is empty"},
		"ragged":               {demand: "id,weight\na\n", says: "demand.csv: is no table"},
		"site twice":           {sites: "id\ns1\ns1\n", says: "rows 2 and 3"},
		"fixed":                {sites: "id,fixed\ns1,maybe\n", says: `"maybe"`},
		"cost of other demand": {cost: "demand,site,cost\nx,s1,1\n", says: `no demand point "x"`},
		"cost of other site":   {cost: "demand,site,cost\na,s9,1\n", says: `no site "s9"`},
		"column of other site": {cost: "id,s1,s9\na,1,1\n", says: `column "s9" is no site`},
		"cost twice":           {cost: sitingList + "a,s1,1\n", says: "row 10 says once more"},
		"cost that is none":    {cost: "demand,site,cost\na,s1,near\n", says: `"near"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			demand, sites, cost := sitingDemand, sitingSites, sitingMatrix
			if c.demand != "" || name == "empty" {
				demand = c.demand
			}
			if c.sites != "" {
				sites = c.sites
			}
			if c.cost != "" {
				cost = c.cost
			}
			args := c.args
			if args == "" && name != "no distance" {
				args = "--within 3"
			}
			if !strings.Contains(args, "--p=") {
				args += " --p 1"
			}
			a := analyze(t, append(sitingFiles(t, demand, sites, cost), strings.Fields(args)...)...)
			if a.code != exitRefused || a.stdout != "" || !strings.Contains(a.stderr, c.says) {
				t.Errorf("exit %d, want %q: %s%s", a.code, c.says, a.stdout, a.stderr)
			}
		})
	}
}

// The order of lines in the files changes nothing but the order of the assignment.
func TestAnalyzeSitingOrder(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(4, 2))
	var demand, sites, cost []string
	for i := range 40 {
		x, y := r.Float64(), r.Float64()
		demand = append(demand, fmt.Sprintf("d%d,%d\n", i, 1+r.IntN(9)))
		for j := range 12 {
			cost = append(cost, fmt.Sprintf("d%d,s%d,%v\n", i, j, math.Round(20*math.Hypot(x-float64(j%4)/4, y-float64(j/4)/3))))
		}
	}
	for j := range 12 {
		sites = append(sites, fmt.Sprintf("s%d\n", j))
	}
	solve := func() (string, string) {
		m := sitingJSON(t, mustAnalyze(t, append(sitingFiles(t, "id,weight\n"+strings.Join(demand, ""), "id\n"+strings.Join(sites, ""), "demand,site,cost\n"+strings.Join(cost, "")), "--p", "4", "--objective", "median", "--json")...))
		delete(m, "assignment")
		delete(m, "nodes")
		all, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(m["chosen"]), string(all)
	}
	chosen, all := solve()
	for range 3 {
		for _, lines := range [][]string{demand, sites, cost} {
			slices.Reverse(lines)
			r.Shuffle(len(lines)/2, func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		}
		if c, a := solve(); c != chosen || a != all {
			t.Errorf("%s, then %s", all, a)
		}
	}
}
