package cell

import "testing"

func TestParseFlag(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"x": "yes", "X": "yes", " x ": "yes", "có": "yes", "Có": "yes", "CO": "yes", "đúng": "yes", "rồi": "yes", "yes": "yes", "Y": "yes", "true": "yes", "1": "yes", "√": "yes", "✓": "yes", "✔️": "yes", "☑": "yes", "☒": "yes", "v": "yes", "+": "yes", "×": "yes", "\uf0fc": "yes",
		"không": "no", "khong": "no", "ko": "no", "Không có": "no", "chưa": "no", "sai": "no", "no": "no", "N": "no", "0": "no", "-": "no", "–": "no", "☐": "no", "false": "no",
		"": "", " ": "", "\u00a0": "", "không rõ": "", "chưa rõ": "", "?": "", "…": "", "N/A": "",
		"✗": "bad_flag", "2": "bad_flag", "10": "bad_flag", "có lẽ": "bad_flag", "xx": "bad_flag", "không có thật": "bad_flag",
	} {
		a, f := ParseFlag(text)
		got := a.String()
		if f != nil {
			got = f.Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"": true, " ": true, "không rõ": true, "KHÔNG RÕ": true, "chưa xác định": true, "?": true, "…": true, "...": true, "n/a": true, "KXĐ": true,
		"-": false, "không": false, "0": false, "x": false, "không rõ lắm, nhưng có thể là vào buổi tối hôm trước": false,
	} {
		if got := Unknown(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestParseActs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a": "a", "a, c, đ": "acđ", "a;c": "ac", "acđ": "acđ", "A, Đ": "ađ", "đ,d": "dđ", "q p o n m l k i h g e đ d c b a": "abcdđeghiklmnopq", "a)": "a", "a) b)": "ab", "Ð": "đ", "a và đ": "ađ", "d": "d",
		"điểm a và điểm đ khoản 1 Điều 3": "ađ", "điểm a, b khoản 1 Điều 3 Luật Phòng, chống bạo lực gia đình 2022": "ab", "a,a": "a", "": "", "-": "", "abcdđeghiklmnopq": "abcdđeghiklmnopq",
		"f": "unknown_act", "j": "unknown_act", "r": "unknown_act", "cả": "unknown_act", "ca": "unknown_act", "aa": "unknown_act", "a-c": "unknown_act", "Điều 3": "unknown_act", "điểm a khoản 2 Điều 3": "unknown_act", "đánh": "unknown_act", "a1": "unknown_act", "abc d": "unknown_act", "1": "unknown_act",
	} {
		acts, f := ParseActs(text)
		got := acts.String()
		if f != nil {
			got = f.Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
