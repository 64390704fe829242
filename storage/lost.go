package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// lost are the facts that a correction can leave out, in the order of the query.
var lost = [...]struct{ vi, en string }{
	{"mức độ", "severity"},
	{"tình trạng xử lý", "case status"},
	{"nạn nhân", "victims"},
	{"trợ giúp", "assistance"},
	{"tọa độ", "point"},
}

// warnOfLost adds to the warnings what the corrections take away: a correction
// replaces the whole incident, so a file without a column empties it. One look at
// each corrected incident by its key; none where nothing is corrected.
func (w *writer) warnOfLost(ctx context.Context, corrected int64, warnings []string) ([]string, error) {
	if corrected == 0 {
		return warnings, nil
	}
	var n [len(lost)]int64
	if err := w.tx.QueryRow(ctx, query("stage_lost")).Scan(&n[0], &n[1], &n[2], &n[3], &n[4]); err != nil {
		return warnings, err
	}
	var vi, en []string
	for i, l := range lost {
		if n[i] > 0 {
			vi, en = append(vi, fmt.Sprintf("%s (%d)", l.vi, n[i])), append(en, fmt.Sprintf("%s (%d)", l.en, n[i]))
		}
	}
	if vi == nil {
		return warnings, nil
	}
	return append(slices.Clip(warnings), fmt.Sprintf(
		"bản sửa thay toàn bộ vụ việc đã lưu và bỏ trống điều đã biết (số vụ): %s; nếu không cố ý, hãy hoàn tác lô này và gửi lại với đủ các cột / "+
			"corrections replace the whole stored incident and leave out what was known (incidents): %s; unless that is meant, undo the batch and send it again with all columns",
		strings.Join(vi, ", "), strings.Join(en, ", "))), nil
}
