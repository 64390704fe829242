package storage_test

import "testing"

// The mark of the places is another one after each thing that places an incident
// has changed, and the same after everything else.
func TestPlacesMark(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mark := func() string {
		t.Helper()
		m, err := b.PlacesMark(b.ctx)
		b.must(err)
		return m
	}
	seen := map[string]string{mark(): "nothing stored"}
	changes := func(what string, change func()) {
		t.Helper()
		change()
		m := mark()
		if before, ok := seen[m]; ok {
			t.Errorf("%s leaves the mark of: %s", what, before)
		}
		seen[m] = what
	}
	changes("two editions", func() { twoEditions(b) })
	before := mark()
	b.add(file("a"), incident("a", "1"))
	if mark() != before {
		t.Error("an import changes the mark")
	}
	changes("a succession", func() {
		b.exec("DELETE FROM unit_succession")
		b.exec("INSERT INTO unit_succession SELECT min(id), max(id), true FROM unit")
	})
	changes("its share", func() { b.exec("UPDATE unit_succession SET share = 0.5") })
	changes("the days of an edition", func() {
		b.exec("UPDATE edition SET valid_from = valid_from - 1 WHERE id = (SELECT min(id) FROM edition)")
	})
	changes("a unit that went", func() { b.exec("DELETE FROM unit WHERE id = (SELECT max(id) FROM unit)") })
}
