package geo

import "testing"

func TestSuccessionsMove(t *testing.T) {
	t.Parallel()
	// Edition 1: units 1–5; edition 2: 11–15; edition 3: 21, 22.
	edition := map[int32]int32{
		1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1,
		11: 2, 12: 2, 13: 2, 14: 2, 15: 2,
		21: 3, 22: 3,
	}
	s := NewSuccessions([]Successor{
		{From: 1, To: 11, Whole: true}, {From: 2, To: 11, Whole: true}, // merged
		{From: 3, To: 12}, {From: 3, To: 13}, // split
		{From: 4, To: 14, Whole: true}, // unchanged
		{From: 5, To: 15},              // a part, the rest unaccounted for
		{From: 11, To: 21, Whole: true},
		{From: 12, To: 22, Whole: true}, {From: 13, To: 22, Whole: true}, // joined again
		{From: 14, To: 21}, {From: 14, To: 22},
		{From: 99, To: 21, Whole: true}, // unknown unit
	}, edition)
	tests := []struct {
		name           string
		unit, to, want int32
		ok             bool
	}{
		{"itself", 1, 1, 1, true},
		{"merged", 2, 2, 11, true},
		{"merged, over two editions", 2, 3, 21, true},
		{"split", 3, 2, 0, true},
		{"split and joined again", 3, 3, 22, true},
		{"unchanged, then split", 4, 3, 0, true},
		{"a lone part", 5, 2, 0, true},
		{"no chain", 6, 2, 0, false},
		{"back to one", 14, 1, 4, true},
		{"back into the split one", 12, 1, 3, true},
		{"back to several", 11, 1, 0, true},
		{"back over two editions", 22, 1, 0, true},
		{"unknown unit", 99, 3, 0, false},
		{"unknown edition", 1, 7, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, ok := s.Move(tt.unit, tt.to); got != tt.want || ok != tt.ok {
				t.Errorf("Move(%d, %d) = %d, %t, want %d, %t", tt.unit, tt.to, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestSuccessionsMoveEndsInACircle(t *testing.T) {
	t.Parallel()
	s := NewSuccessions([]Successor{{From: 1, To: 2, Whole: true}, {From: 2, To: 1, Whole: true}},
		map[int32]int32{1: 1, 2: 2, 3: 3})
	if got, ok := s.Move(1, 3); got != 0 || ok {
		t.Errorf("Move in a circle = %d, %t, want 0, false", got, ok)
	}
}
