package geo

import (
	"context"
	"testing"
)

func TestScope(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scope Scope
		area  int32
		want  bool
	}{
		{Scope{}, 0, false}, {Scope{}, 26, false}, {Everything, 26, true}, {Scope{Areas: []int32{25, 26}}, 26, true},
		{Scope{Areas: []int32{25, 26}}, 0, false}, {Scope{Areas: []int32{0}}, 0, true},
	} {
		if got := c.scope.Contains(c.area); got != c.want {
			t.Errorf("%+v contains %d: %v", c.scope, c.area, got)
		}
	}
}

func TestScopeOfContext(t *testing.T) {
	t.Parallel()
	if s := ScopeOf(context.Background()); s.All || len(s.Areas) != 0 {
		t.Errorf("a caller without scope sees %+v", s)
	}
	ctx := WithScope(WithScope(t.Context(), Everything), Scope{Areas: []int32{26}})
	if s := ScopeOf(ctx); s.All || !s.Contains(26) || s.Contains(25) {
		t.Errorf("the inner scope is %+v", s)
	}
}
