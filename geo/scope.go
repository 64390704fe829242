package geo

import "context"

// Scope is the set of areas of record that a caller may read and write. The
// zero Scope is empty: it sees nothing.
type Scope struct {
	All   bool
	Areas []int32
}

// Everything is the scope of commands run on the machine itself.
var Everything = Scope{All: true}

type scopeKey struct{}

// WithScope returns a context that carries the scope of its caller.
func WithScope(ctx context.Context, s Scope) context.Context {
	return context.WithValue(ctx, scopeKey{}, s)
}

// ScopeOf returns the scope of the caller, the empty one where none was set.
func ScopeOf(ctx context.Context) Scope {
	s, _ := ctx.Value(scopeKey{}).(Scope)
	return s
}

// Contains tells whether an area lies in the scope.
func (s Scope) Contains(area int32) bool {
	if s.All {
		return true
	}
	for _, a := range s.Areas {
		if a == area {
			return true
		}
	}
	return false
}
