package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// The columns of the layers about the plan's own work.
var (
	assistanceColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"persons", "", Text{"Số phụ nữ, trẻ em là nạn nhân", "Women and children who are victims"}},
		{"assisted", "", Text{"Đã được trợ giúp: ít nhất một dịch vụ hoàn thành", "Assisted: at least one service completed"}},
		{"refused", "", Text{"Từ chối", "Refused"}},
		{"unreachable", "", Text{"Không liên lạc được", "Could not be reached"}},
		{"offered", "", Text{"Đã đề nghị, chưa hoàn thành", "Offered, nothing completed"}},
		{"referred_only", "", Text{"Chỉ mới chuyển gửi", "Nothing but a referral"}},
		{"nothing", "", Text{"Chưa có gì", "Nothing"}},
		{"waiting", "", Text{"Đang chờ: đã đề nghị, chỉ chuyển gửi hoặc chưa có gì", "Waiting: offered, referred only, or nothing"}},
		{"possible", "", Text{"Có thể là phụ nữ hoặc trẻ em, không tính ở trên", "May be a woman or a child, not among those above"}},
		{"referred", "", Text{"Có chuyển gửi, kể cả đã được trợ giúp", "With a referral, assisted or not"}},
		{"median_days", "d", Text{"Số ngày trung vị từ khi tiếp nhận đến dịch vụ đầu tiên hoàn thành", "Median days from the report to the first completed service"}},
		{"assisted_share", "", Text{"Phần đã được trợ giúp, từ 0 đến 1", "Share assisted, from 0 to 1"}},
	}, peopleColumns)
	modelsColumns = []ColumnInfo{codeColumn, nameColumn,
		{"active", "", Text{"Số mô hình đang hoạt động", "Models that run"}},
		{"ended", "", Text{"Số mô hình đã kết thúc", "Models that have ended"}},
		{"active_share", "", Text{"Phần mô hình còn hoạt động, từ 0 đến 1", "Share of models that still run, from 0 to 1"}},
		{"last_met", "", Text{"Ngày sinh hoạt gần nhất của mô hình đang hoạt động", "When a model that runs last met"}},
		{"capacity", "", Text{"Quy mô của các mô hình đang hoạt động, nơi có ghi", "Capacity of the models that run, where stated"}},
		{"addresses", "", Text{"Số địa chỉ tin cậy đang mở", "Trusted addresses that are open"}},
		{"commitment", "", Text{"Cam kết gần nhất giữa Công an và Hội LHPN của chính đơn vị", "Latest commitment between police and Union of the unit itself"}},
	}
	outreachColumns = slices.Concat([]ColumnInfo{codeColumn, nameColumn,
		{"activities", "", Text{"Số hoạt động tuyên truyền", "Outreach activities"}},
		{"women", "", Text{"Lượt phụ nữ", "Women reached"}},
		{"men", "", Text{"Lượt nam giới", "Men reached"}},
		{"children", "", Text{"Lượt trẻ em", "Children reached"}},
		{"reached", "", Text{"Tổng số lượt người", "People reached"}},
		{"per_1000", "1/1000", Text{"Lượt người trên 1.000 dân trong kỳ", "People reached per 1,000 inhabitants in the period"}},
		{"count", "", Text{"Số vụ", "Incidents"}},
		{"eb_global", perYear, Text{"Tỷ suất đã làm trơn", "Smoothed rate"}},
		{"eb_low", perYear, Text{"Giới hạn tin cậy dưới 95 %", "Lower 95 % credible limit"}},
		{"eb_high", perYear, Text{"Giới hạn tin cậy trên 95 %", "Upper 95 % credible limit"}},
		{"silence", "", Text{"Nhận định về im lặng", "Verdict on silence"}},
		{"verdict", "", Text{"Tuyên truyền so với nhu cầu", "Outreach beside need"}},
		{"educated", "", Text{"Số người được giáo dục, giúp đỡ trong các kỳ nằm trọn trong kỳ này", "People educated and helped in periods within this one"}},
	}, peopleColumns)
	recognitionColumns = func() []ColumnInfo {
		all := []ColumnInfo{codeColumn, nameColumn,
			{"recognition", "", Text{"Kết quả của chính đơn vị", "Result of the unit itself"}},
			{"agreement", "", Text{"Đối chiếu với tiêu chí không có vụ việc", "Agreement with the criterion of no incident"}},
			{"status", "", Text{"Tình trạng của năm", "Status of the year"}},
			{"incidents", "", Text{"Số vụ chắc chắn thuộc chỉ tiêu", "Incidents known to qualify"}},
			{"possible", "", Text{"Số vụ có thể thuộc chỉ tiêu", "Incidents that may qualify"}},
		}
		for _, c := range geo.SubjectKinds.Codes {
			all = append(all, ColumnInfo{c.Code + "_listed", "", Text{c.Vi + ": đã đăng ký", c.En + ": listed"}},
				ColumnInfo{c.Code + "_recognised", "", Text{c.Vi + ": đạt chuẩn", c.En + ": recognised"}},
				ColumnInfo{c.Code + "_pending", "", Text{c.Vi + ": chưa xét", c.En + ": pending"}})
		}
		return all
	}()
)
