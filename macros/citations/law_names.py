"""Names of laws that often occur in prose, in lower case and without the word "Luật".

Not a register. The list tells the grammar where a name with a comma, with "và" or in lower case ends; laws
that are not listed are found by their capital letter and end at the first word that cannot belong to a name.
"""

from __future__ import annotations

_NAMES = """
an ninh mạng; an ninh quốc gia; an toàn thông tin mạng; an toàn thực phẩm; an toàn, vệ sinh lao động; ban
hành văn bản quy phạm pháp luật; biên phòng việt nam; báo chí; bình đẳng giới; bảo hiểm xã hội; bảo hiểm y
tế; bảo vệ bí mật nhà nước; bảo vệ dữ liệu cá nhân; bảo vệ môi trường; bảo vệ quyền lợi người tiêu dùng;
bảo vệ và phát triển rừng; bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân; chính quyền địa phương;
chăn nuôi; các tổ chức tín dụng; cán bộ, công chức; công an nhân dân; công chứng; công nghệ cao; công nghệ
thông tin; công đoàn; căn cước; căn cước công dân; cư trú; di sản văn hóa; doanh nghiệp; du lịch; dân quân
tự vệ; dân số; dân sự; dược; giao dịch điện tử; giao thông đường bộ; giá; giám định tư pháp; giáo dục;
giáo dục nghề nghiệp; giáo dục đại học; hoạt động giám sát của quốc hội và hội đồng nhân dân; hàng hải;
hình sự; hòa giải ở cơ sở; hòa giải, đối thoại tại tòa án; hóa chất; hôn nhân và gia đình; hải quan; hỗ
trợ doanh nghiệp nhỏ và vừa; hộ tịch; hợp tác xã; khiếu nại; khiếu nại, tố cáo; khoa học và công nghệ;
khoáng sản; khám bệnh, chữa bệnh; kinh doanh bất động sản; kiến trúc; kiểm toán nhà nước; kế toán; lao
động; lâm nghiệp; lý lịch tư pháp; lưu trữ; mặt trận tổ quốc việt nam; nghĩa vụ quân sự; ngân sách nhà
nước; người cao tuổi; người khuyết tật; nhà giáo; nhà ở; nhập cảnh, xuất cảnh, quá cảnh, cư trú của người
nước ngoài tại việt nam; nuôi con nuôi; phá sản; phòng cháy và chữa cháy; phòng cháy, chữa cháy và cứu
nạn, cứu hộ; phòng thủ dân sự; phòng, chống bạo lực gia đình; phòng, chống bệnh truyền nhiễm; phòng, chống
ma túy; phòng, chống mua bán người; phòng, chống tham nhũng; phòng, chống thiên tai; phòng, chống tác hại
của rượu, bia; phòng, chống tác hại của thuốc lá; phổ biến, giáo dục pháp luật; quy hoạch; quy hoạch đô
thị; quy hoạch đô thị và nông thôn; quản lý ngoại thương; quản lý thuế; quản lý, sử dụng tài sản công;
quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ; quảng cáo; quốc phòng; quốc tịch việt nam; sĩ quan
quân đội nhân dân việt nam; sở hữu trí tuệ; sử dụng năng lượng tiết kiệm và hiệu quả; thanh niên; thanh
tra; thi hành án dân sự; thi hành án hình sự; thi đua, khen thưởng; thuế giá trị gia tăng; thuế thu nhập
cá nhân; thuế thu nhập doanh nghiệp; thú y; thương mại; thể dục, thể thao; thống kê; thủ đô; thủy lợi;
thủy sản; thực hiện dân chủ ở cơ sở; thực hiện dân chủ ở xã, phường, thị trấn; thực hành tiết kiệm, chống
lãng phí; tiếp công dân; tiếp cận thông tin; trách nhiệm bồi thường của nhà nước; trưng cầu ý dân; trưng
mua, trưng dụng tài sản; trẻ em; trồng trọt; trợ giúp pháp lý; tài nguyên nước; tín ngưỡng, tôn giáo;
tương trợ tư pháp; tương trợ tư pháp về dân sự; tố cáo; tố tụng dân sự; tố tụng hành chính; tố tụng hình
sự; tổ chức chính phủ; tổ chức chính quyền địa phương; tổ chức quốc hội; tổ chức tòa án nhân dân; tổ chức
viện kiểm sát nhân dân; viên chức; viễn thông; việc làm; xuất bản; xây dựng; xử lý vi phạm hành chính; đa
dạng sinh học; điện lực; điện ảnh; đê điều; đất đai; đấu giá tài sản; đấu thầu; đầu tư; đầu tư công
"""

LAW_NAMES: tuple[str, ...] = tuple(" ".join(name.split()) for name in _NAMES.split(";"))
