package boundary

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteText(t *testing.T) {
	t.Parallel()
	r := Report{
		Edition: "2022-07", Level: "commune", Units: 136, CRS: wgs84, CodeField: "code", NameField: "name", AreaKm2: 1236.004, Mended: 1,
		Invalid:  []invalidShape{{Row: 3, Code: "00101", Reason: "Self-intersection\nat", At: [2]float64{105.5, 21.25}}},
		MinKm2:   0.01,
		Overlaps: []overlap{{A: "00101", B: "00102", Km2: 0.01234}},
		Alone:    strings.Fields(strings.Repeat("00103 ", 22)),
		Areas:    []areaDiff{{Code: "00104", StatedKm2: 25, MeasuredKm2: 31.5}},
	}
	want := `Ranh giới / Boundaries: 2022-07, cấp xã / communes
     136  đơn vị / units, 1236.00 km²
          Hệ tọa độ / reference system: EPSG:4326
          Mã / code: code; tên / name: name
       1  hình đã sửa / geometries mended
       1  hình không hợp lệ / invalid geometries
            dòng / row 3, 00101: Self-intersection at (105.50000, 21.25000)
       1  chồng lấn từ / overlaps from 0.01 km²
            00101 – 00102: 0.0123 km²
      22  không giáp đơn vị nào / without neighbour
` + strings.Repeat("            00103\n", 20) + `            … và 2 nữa / and 2 more
       1  diện tích khác công bố trên 10 % / area differs from the stated by over 10 %
            00104: công bố / stated 25.00 km², đo / measured 31.50 km²
`
	var b strings.Builder
	if err := WriteText(&b, r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if err := WriteText(brokenPipe{}, r); !errors.Is(err, errPipe) {
		t.Errorf("a broken writer: %v", err)
	}
}

var errPipe = errors.New("broken pipe")

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errPipe }
