package charset

import "strings"

// frequentList is the accented syllables met most often in Vietnamese texts of
// administration, and the words of the domain and of column headers. A list of
// our own; order does not matter.
const frequentList = `
	và của là có được không các những một cho với này người trong khi đã để đến từ về như cũng ra vào lại làm phải sẽ đang bị thì mà
	ở đó hay nhiều rất còn hơn nếu vì tại theo trên dưới trước giữa ngoài sau cùng đều chỉ nhưng hoặc bởi nên do đây kia nào gì
	ngày tháng năm giờ phút thứ tuần quý kỳ đầu cuối thời gian lúc khoảng buổi sáng chiều tối đêm
	xã phường thị trấn huyện quận tỉnh thành phố thôn ấp bản làng xóm tổ dân khu vực đường số nhà ngõ địa điểm nơi chỉ chốn vùng miền đảo
	đặc đồng sông núi biển bắc nam đông tây trung thượng hạ hòa hoà bình phú phúc vĩnh yên tân mỹ sơn thạnh thịnh hưng lợi long hải hà
	thủy thuỷ lộc thọ xuân quảng đại tiến hợp thắng lập đức hội nghĩa ninh hiệp cường việt lạc liên văn đình cao bằng châu giang kim ngọc
	đăk đắk lắk phước hậu lâm lý lương nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương
	vụ việc án nạn nhân phụ nữ trẻ em bé gái trai nam giới chồng vợ cha mẹ con ông bà cháu anh chị gia hộ tuổi sinh giới tính
	bạo lực hành hạ ngược đãi xâm hại tình dục hiếp dâm cưỡng dâm ô giết cố ý gây thương tích hành đánh đập đe dọa doạ quấy rối
	mua bán bỏ rơi mặc tảo hôn kết giam giữ tinh thần thể chất kinh tế thân sức khỏe khoẻ mạng tính
	công cấp cơ quan tổ chức hội liên hiệp đoàn ủy uỷ ban mặt trận tòa toà viện kiểm sát cảnh sự trường học y bệnh trạm xét xử điểm kín
	tội phạm luật pháp quyết định nghị kế hoạch báo cáo thống kê tổng cộng tên họ mã loại mức độ tình trạng kết quả ghi chú nội dung
	tiếp nhận trợ giúp giúp đỡ hỗ tư vấn bảo vệ phòng chống ngăn chặn phát hiện giải xử lý khởi tố truy vi hình hòa giải phê
	tuyên truyền lên tiếng mô hình nhân rộng an toàn trật tự địa chỉ tin cậy cấm xúc tạm lánh chăm sóc giáo đào tạo
	tọa toạ độ kinh vĩ diện tích số lượng tỷ tỉ lệ người tôn giáo dân tộc nghề nghiệp trình hiện nay đơn vị thuộc phần còn sáp nhập
	chưa đủ đúng mới cũ lớn nhỏ ít nhất hai bốn sáu bảy tám chín mười trăm nghìn triệu tỷ đồng lần đợt quá cần biết nói đi thấy hỏi
	nước quốc đất nhà cửa việc đời sống xây dựng phát triển quản lý chính sách chủ tịch bí thư đảng ủy thường trực nhiệm kì đề xuất
	tiếng thuận nghệ thái định thanh tuyên tuyến huế nẵng bà rịa vũng tàu bến tre lạng điện biên lào cai sóc trà kiên cà mau cần thơ`

// frequent is asked before the test of spelling.
var frequent = func() map[string]bool {
	words := make(map[string]bool)
	for _, w := range strings.Fields(frequentList) {
		words[w] = true
	}
	return words
}()
