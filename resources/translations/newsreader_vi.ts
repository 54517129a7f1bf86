<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>A newsreader in Vietnamese and English: sections, related stories, offline reading. Everything stays on this computer.</source>
   <translation>Trình đọc tin tiếng Việt và tiếng Anh: chuyên mục, tin liên quan, đọc ngoại tuyến. Mọi thứ đều nằm trên máy của bạn.</translation>
  </message>
  <message>
   <source>About {name}</source>
   <translation>Giới thiệu {name}</translation>
  </message>
  <message>
   <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
   <translation>Phần mềm tự do theo Giấy phép Công cộng GNU (GPL), phiên bản 3 trở lên. Không kèm bất kỳ bảo đảm nào.</translation>
  </message>
  <message>
   <source>Version {version}</source>
   <translation>Phiên bản {version}</translation>
  </message>
 </context>
 <context>
  <name>AddFeedDialog</name>
  <message numerus="yes">
   <source>%Ln are still being asked…</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln nguồn đang tải…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln bài</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) found. Tick those you want.</source>
   <translation>
    <numerusform>Tìm thấy %Ln nguồn tin. Hãy đánh dấu những nguồn bạn muốn theo dõi.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Folder:</source>
   <translation>&amp;Thư mục:</translation>
  </message>
  <message>
   <source>Add feed</source>
   <translation>Thêm nguồn tin</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>Asking {host}…</source>
   <translation>Đang kết nối tới {host}…</translation>
  </message>
  <message>
   <source>Being asked…</source>
   <translation>Đang tải…</translation>
  </message>
  <message>
   <source>F&amp;ind feeds</source>
   <translation>Tìm &amp;nguồn tin</translation>
  </message>
  <message>
   <source>F&amp;ollow</source>
   <translation>Theo &amp;dõi</translation>
  </message>
  <message numerus="yes">
   <source>F&amp;ollow %Ln feed(s)</source>
   <translation>
    <numerusform>Theo &amp;dõi %Ln nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>Feeds found</source>
   <translation>Nguồn tin tìm thấy</translation>
  </message>
  <message>
   <source>Followed already</source>
   <translation>Đã theo dõi</translation>
  </message>
  <message>
   <source>From the clipboard. Press Enter to look for its feeds.</source>
   <translation>Lấy từ khay nhớ tạm. Nhấn Enter để tìm nguồn tin ở đó.</translation>
  </message>
  <message>
   <source>If it is a feed, press Follow, then type them.</source>
   <translation>Nếu đây là nguồn tin, hãy bấm Theo dõi rồi nhập tên và mật khẩu.</translation>
  </message>
  <message>
   <source>Looking for feeds</source>
   <translation>Đang tìm nguồn tin</translation>
  </message>
  <message>
   <source>New folder…</source>
   <translation>Thư mục mới…</translation>
  </message>
  <message>
   <source>No folder</source>
   <translation>Không có thư mục</translation>
  </message>
  <message numerus="yes">
   <source>None of the %Ln feed(s) that {host} offers can be read.</source>
   <translation>
    <numerusform>{host} có %Ln nguồn tin nhưng không đọc được nguồn nào.</numerusform>
   </translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Xem trước</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>This feed has no article now. What it publishes from now on comes when you follow it.</source>
   <translation>Nguồn này hiện chưa có bài nào. Khi bạn theo dõi, bài đăng từ nay sẽ về.</translation>
  </message>
  <message>
   <source>This feed is being asked…</source>
   <translation>Đang tải nguồn này…</translation>
  </message>
  <message>
   <source>Type the address of a feed, or of any page: its feeds are found for you.</source>
   <translation>Nhập địa chỉ nguồn tin, hoặc địa chỉ một trang bất kỳ: chương trình sẽ tìm nguồn tin trên trang đó.</translation>
  </message>
  <message numerus="yes">
   <source>You follow all %Ln feed(s) already.</source>
   <translation>
    <numerusform>Bạn đã theo dõi cả %Ln nguồn tin này.</numerusform>
   </translation>
  </message>
  <message>
   <source>You follow this feed already.</source>
   <translation>Bạn đang theo dõi nguồn tin này.</translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a day</source>
   <comment>articles</comment>
   <translation>
    <numerusform>khoảng %Ln bài mỗi ngày</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a month</source>
   <comment>articles</comment>
   <translation>
    <numerusform>khoảng %Ln bài mỗi tháng</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a week</source>
   <comment>articles</comment>
   <translation>
    <numerusform>khoảng %Ln bài mỗi tuần</numerusform>
   </translation>
  </message>
  <message>
   <source>less than one a month</source>
   <comment>articles</comment>
   <translation>chưa tới một bài mỗi tháng</translation>
  </message>
  <message>
   <source>the newest {age}</source>
   <translation>bài mới nhất {age}</translation>
  </message>
  <message>
   <source>vnexpress.net or https://example.com/feed.xml</source>
   <translation>vnexpress.net hoặc https://example.com/feed.xml</translation>
  </message>
  <message>
   <source>{age} ago</source>
   <translation>{age} trước</translation>
  </message>
  <message numerus="yes">
   <source>{host} offers %Ln feed(s).</source>
   <translation>
    <numerusform>{host} có %Ln nguồn tin.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ArticlePage</name>
  <message>
   <source>Copy</source>
   <translation>Chép</translation>
  </message>
  <message>
   <source>Copy the address</source>
   <translation>Chép địa chỉ</translation>
  </message>
  <message>
   <source>Copy the picture</source>
   <translation>Chép ảnh</translation>
  </message>
  <message>
   <source>Open in the browser</source>
   <translation>Mở trong trình duyệt</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Chọn tất cả</translation>
  </message>
 </context>
 <context>
  <name>BackupsDialog</name>
  <message>
   <source>&amp;Another file…</source>
   <translation>&amp;Tệp khác…</translation>
  </message>
  <message>
   <source>&amp;Back up now</source>
   <translation>&amp;Sao lưu ngay</translation>
  </message>
  <message>
   <source>&amp;Restore</source>
   <translation>&amp;Khôi phục</translation>
  </message>
  <message>
   <source>A small one is made every day, a whole one every week, after a refresh. They are kept in {path}.</source>
   <translation>Mỗi ngày có một bản nhỏ, mỗi tuần một bản đầy đủ, sau khi cập nhật tin. Các bản nằm trong {path}.</translation>
  </message>
  <message>
   <source>A whole backup is being made…</source>
   <translation>Đang tạo bản sao lưu đầy đủ…</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Bài</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Bản sao lưu</translation>
  </message>
  <message>
   <source>Everything will be as it was then. What came later is fetched again.</source>
   <translation>Mọi thứ trở lại như lúc đó. Những gì đến sau sẽ được tải lại.</translation>
  </message>
  <message>
   <source>Feeds</source>
   <translation>Nguồn</translation>
  </message>
  <message>
   <source>Feeds, folders, settings and starred articles come back, and what you have read stays read. Other articles are fetched again, as far as the outlets still have them.</source>
   <translation>Nguồn tin, thư mục, thiết lập và bài gắn sao trở lại; bài đã đọc vẫn là đã đọc. Các bài khác được tải lại, nếu báo còn đăng.</translation>
  </message>
  <message>
   <source>Feeds, settings, marks</source>
   <translation>Nguồn, thiết lập, đánh dấu</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Gồm</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Lúc tạo</translation>
  </message>
  <message>
   <source>Restore a backup</source>
   <translation>Khôi phục bản sao lưu</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Dung lượng</translation>
  </message>
  <message>
   <source>Starred</source>
   <translation>Gắn sao</translation>
  </message>
  <message>
   <source>The library that you have now is put aside, never deleted. The program starts anew.</source>
   <translation>Thư viện hiện tại được cất sang bên, không bao giờ bị xóa. Chương trình sẽ khởi động lại.</translation>
  </message>
  <message>
   <source>The program starts anew.</source>
   <translation>Chương trình sẽ khởi động lại.</translation>
  </message>
  <message>
   <source>The whole library</source>
   <translation>Toàn bộ thư viện</translation>
  </message>
  <message>
   <source>There is no backup yet.</source>
   <translation>Chưa có bản sao lưu nào.</translation>
  </message>
  <message>
   <source>This file cannot be read.</source>
   <translation>Không đọc được tệp này.</translation>
  </message>
  <message>
   <source>Whole, before an update</source>
   <translation>Toàn bộ, trước khi nâng cấp</translation>
  </message>
  <message>
   <source>Whole, put aside earlier</source>
   <translation>Toàn bộ, đã cất sang bên</translation>
  </message>
 </context>
 <context>
  <name>CategoryDialog</name>
  <message>
   <source>For all feeds that use this name</source>
   <translation>Cho mọi nguồn tin dùng tên này</translation>
  </message>
  <message>
   <source>For {feed} only</source>
   <translation>Chỉ cho {feed}</translation>
  </message>
  <message>
   <source>Put “{name}” into {section}</source>
   <translation>Đưa “{name}” vào {section}</translation>
  </message>
  <message>
   <source>This holds for the articles that are here and for those that will come.</source>
   <translation>Áp dụng cho cả các bài đang có lẫn các bài sẽ đến.</translation>
  </message>
 </context>
 <context>
  <name>DamagedDialog</name>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Thoát</translation>
  </message>
  <message>
   <source>&amp;Repair</source>
   <translation>&amp;Sửa chữa</translation>
  </message>
  <message>
   <source>Damaged library</source>
   <translation>Thư viện bị hỏng</translation>
  </message>
  <message>
   <source>Everything that can be read is put into a new library. The damaged file is kept beside it.</source>
   <translation>Mọi thứ còn đọc được sẽ được đưa vào một thư viện mới. Tệp hỏng vẫn được giữ bên cạnh.</translation>
  </message>
  <message>
   <source>Go back to an earlier state. The damaged file is kept among the backups.</source>
   <translation>Trở về trạng thái trước đó. Tệp hỏng được giữ cùng các bản sao lưu.</translation>
  </message>
  <message>
   <source>Leave everything as it is and end the program.</source>
   <translation>Để nguyên mọi thứ và đóng chương trình.</translation>
  </message>
  <message>
   <source>Parts of {file} cannot be read; a failing disk may have done it. Nothing has been changed yet.</source>
   <translation>Có phần của {file} không đọc được, có thể do ổ đĩa sắp hỏng. Chưa có gì bị thay đổi.</translation>
  </message>
  <message>
   <source>Restore a &amp;backup…</source>
   <translation>&amp;Khôi phục bản sao lưu…</translation>
  </message>
  <message>
   <source>Your library is damaged</source>
   <translation>Thư viện của bạn bị hỏng</translation>
  </message>
 </context>
 <context>
  <name>ErrorDialog</name>
  <message>
   <source>A fault in the program</source>
   <translation>Lỗi chương trình</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Chép chi tiết</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Chi tiết</translation>
  </message>
  <message>
   <source>Something went wrong inside the program</source>
   <translation>Chương trình vừa gặp lỗi</translation>
  </message>
  <message>
   <source>Your feeds and articles are safe, and you can go on. If you send these details to {contact}, it can be mended.</source>
   <translation>Nguồn tin và bài viết của bạn vẫn an toàn, bạn có thể dùng tiếp. Xin gửi phần chi tiết này tới {contact} để lỗi được sửa.</translation>
  </message>
 </context>
 <context>
  <name>FeedAddressDialog</name>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>Address of {title}</source>
   <translation>Địa chỉ của {title}</translation>
  </message>
  <message>
   <source>Its articles and their marks stay.</source>
   <translation>Các bài đã có cùng mọi đánh dấu vẫn được giữ nguyên.</translation>
  </message>
 </context>
 <context>
  <name>FeedSettingsDialog</name>
  <message>
   <source> articles</source>
   <translation> bài</translation>
  </message>
  <message>
   <source> days</source>
   <translation> ngày</translation>
  </message>
  <message>
   <source>&amp;How often</source>
   <translation>&amp;Nhịp cập nhật</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>&amp;Giữ bài</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Tên</translation>
  </message>
  <message>
   <source>&amp;Password</source>
   <translation>&amp;Mật khẩu</translation>
  </message>
  <message>
   <source>&amp;Tell me on the desktop of new articles</source>
   <translation>&amp;Báo trên màn hình khi có bài mới</translation>
  </message>
  <message>
   <source>&amp;User name</source>
   <translation>Tên đăng nhậ&amp;p</translation>
  </message>
  <message>
   <source>Access</source>
   <translation>Truy cập</translation>
  </message>
  <message>
   <source>All of them</source>
   <translation>Tất cả</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Bài viết</translation>
  </message>
  <message numerus="yes">
   <source>As for all feeds (%Ln day(s))</source>
   <translation>
    <numerusform>Như mọi nguồn (%Ln ngày)</numerusform>
   </translation>
  </message>
  <message>
   <source>As for all feeds (all of them)</source>
   <translation>Như mọi nguồn (tất cả)</translation>
  </message>
  <message numerus="yes">
   <source>As for all feeds (the newest %Ln)</source>
   <translation>
    <numerusform>Như mọi nguồn (%Ln bài mới nhất)</numerusform>
   </translation>
  </message>
  <message>
   <source>As for all feeds ({every})</source>
   <translation>Như mọi nguồn ({every})</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Cập nhật</translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln hour(s)</source>
   <translation>
    <numerusform>%Ln giờ một lần</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln minute(s)</source>
   <translation>
    <numerusform>%Ln phút một lần</numerusform>
   </translation>
  </message>
  <message>
   <source>Fetch the &amp;whole text of new articles</source>
   <translation>Tải t&amp;oàn văn bài mới</translation>
  </message>
  <message>
   <source>Fol&amp;der</source>
   <translation>Thư mụ&amp;c</translation>
  </message>
  <message>
   <source>Keep new articles for o&amp;ffline, with their pictures</source>
   <translation>Giữ bài mới cùng ảnh để đọc ngoại t&amp;uyến</translation>
  </message>
  <message>
   <source>Left empty, Newsreader says who it is, as a reader should. Change it only where a server wants it.</source>
   <translation>Để trống thì Newsreader xưng đúng tên mình, như một trình đọc tin nên làm. Chỉ đổi khi máy chủ đòi hỏi.</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Name and place</source>
   <translation>Tên và vị trí</translation>
  </message>
  <message>
   <source>Next check: {when}.</source>
   <translation>Lần cập nhật tới: {when}.</translation>
  </message>
  <message>
   <source>No folder</source>
   <translation>Không có thư mục</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Số lượng</translation>
  </message>
  <message>
   <source>Once a day</source>
   <translation>Mỗi ngày một lần</translation>
  </message>
  <message>
   <source>Only by hand</source>
   <translation>Chỉ khi tôi yêu cầu</translation>
  </message>
  <message>
   <source>Only the newest</source>
   <translation>Chỉ những bài mới nhất</translation>
  </message>
  <message>
   <source>Settings of {title}</source>
   <translation>Thiết lập của {title}</translation>
  </message>
  <message>
   <source>Show &amp;copies of articles that other feeds have too</source>
   <translation>&amp;Hiện cả những bài mà nguồn khác cũng có</translation>
  </message>
  <message>
   <source>The next check is planned anew when this is saved.</source>
   <translation>Lần cập nhật tới sẽ được tính lại khi bạn lưu.</translation>
  </message>
  <message>
   <source>The password is kept in the system's keyring only.</source>
   <translation>Mật khẩu chỉ được cất trong kho khóa của hệ thống.</translation>
  </message>
  <message>
   <source>This system has no keyring: the password is never stored, and asked for once in each run.</source>
   <translation>Hệ thống này không có kho khóa: mật khẩu không được lưu ở đâu cả, mỗi lần mở chương trình sẽ hỏi lại một lần.</translation>
  </message>
  <message>
   <source>Those of the last days</source>
   <translation>Những bài gần đây</translation>
  </message>
  <message>
   <source>Unchanged</source>
   <translation>Không đổi</translation>
  </message>
  <message>
   <source>User-&amp;Agent</source>
   <translation>User-&amp;Agent</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Find in the article</source>
   <translation>Tìm trong bài</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>Chỗ tiếp theo</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Không tìm thấy</translation>
  </message>
  <message>
   <source>Previous place</source>
   <translation>Chỗ trước</translation>
  </message>
 </context>
 <context>
  <name>FirstRunDialog</name>
  <message>
   <source>&amp;Add an address…</source>
   <translation>&amp;Thêm địa chỉ…</translation>
  </message>
  <message>
   <source>&amp;Follow</source>
   <translation>Theo &amp;dõi</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Follow %Ln outlet(s)</source>
   <translation>
    <numerusform>Theo &amp;dõi %Ln nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Import a list of feeds…</source>
   <translation>&amp;Nhập danh sách nguồn tin…</translation>
  </message>
  <message>
   <source>&amp;Not now</source>
   <translation>Để &amp;sau</translation>
  </message>
  <message>
   <source>Choose outlets</source>
   <translation>Chọn báo</translation>
  </message>
  <message>
   <source>Filter outlets</source>
   <translation>Lọc danh sách báo</translation>
  </message>
  <message>
   <source>No outlet of this list fits. You can add its address.</source>
   <translation>Danh sách này không có báo nào khớp. Bạn có thể thêm địa chỉ của báo.</translation>
  </message>
  <message>
   <source>Outlets</source>
   <translation>Các báo</translation>
  </message>
  <message>
   <source>Tick outlets to follow. You can add others and leave any of them at any time.</source>
   <translation>Đánh dấu những báo bạn muốn theo dõi. Lúc nào bạn cũng có thể thêm báo khác hoặc thôi theo dõi.</translation>
  </message>
  <message>
   <source>What would you like to read?</source>
   <translation>Bạn muốn đọc gì?</translation>
  </message>
 </context>
 <context>
  <name>ImportReportDialog</name>
  <message numerus="yes">
   <source>%Ln feed(s) added</source>
   <translation>
    <numerusform>Đã thêm %Ln nguồn tin</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) you follow already stayed where they are.</source>
   <translation>
    <numerusform>%Ln nguồn bạn đang theo dõi được giữ nguyên chỗ cũ.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln line(s) were left out:</source>
   <translation>
    <numerusform>Bỏ qua %Ln dòng:</numerusform>
   </translation>
  </message>
  <message>
   <source>(without a name)</source>
   <translation>(không có tên)</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>From {name}.</source>
   <translation>Từ {name}.</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Nhập danh sách</translation>
  </message>
  <message>
   <source>Imported, but not all of it as it was</source>
   <translation>Đã nhập, nhưng không phải tất cả đều như cũ</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Lý do</translation>
  </message>
 </context>
 <context>
  <name>MergeDialog</name>
  <message>
   <source>&amp;Merge</source>
   <translation>&amp;Gộp</translation>
  </message>
  <message>
   <source>Filter stories</source>
   <translation>Lọc các sự kiện</translation>
  </message>
  <message>
   <source>Looking for stories that are like it…</source>
   <translation>Đang tìm các sự kiện giống với bài này…</translation>
  </message>
  <message>
   <source>Merge with another story</source>
   <translation>Gộp với sự kiện khác</translation>
  </message>
  <message>
   <source>No story of these days is like this one. In the list, choose the articles that belong together and merge them there.</source>
   <translation>Không có sự kiện nào trong những ngày này giống bài này. Hãy chọn các bài thuộc về nhau trong danh sách rồi gộp ở đó.</translation>
  </message>
  <message>
   <source>None of these stories fits.</source>
   <translation>Không sự kiện nào ở đây khớp.</translation>
  </message>
  <message>
   <source>Stories of these days</source>
   <translation>Các sự kiện trong những ngày này</translation>
  </message>
  <message>
   <source>These are told together from now on, also in later articles:</source>
   <translation>Chọn sự kiện để kể chung từ nay về sau, cả trong các bài sẽ đến:</translation>
  </message>
 </context>
 <context>
  <name>MissingDialog</name>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Thoát</translation>
  </message>
  <message>
   <source>Begin with an &amp;empty one</source>
   <translation>&amp;Bắt đầu với thư viện trống</translation>
  </message>
  <message>
   <source>Go back to how everything was when the backup was made.</source>
   <translation>Mọi thứ trở lại như lúc bản sao lưu được tạo.</translation>
  </message>
  <message>
   <source>Leave everything as it is and end the program.</source>
   <translation>Để nguyên mọi thứ và đóng chương trình.</translation>
  </message>
  <message>
   <source>Missing library</source>
   <translation>Thiếu thư viện</translation>
  </message>
  <message>
   <source>Restore a &amp;backup…</source>
   <translation>&amp;Khôi phục bản sao lưu…</translation>
  </message>
  <message>
   <source>Start without feeds, in the folder where the library was.</source>
   <translation>Bắt đầu khi chưa có nguồn tin nào, trong thư mục mà thư viện đã ở.</translation>
  </message>
  <message>
   <source>Start without feeds. The backups stay where they are.</source>
   <translation>Bắt đầu khi chưa có nguồn tin nào. Các bản sao lưu vẫn ở nguyên chỗ cũ.</translation>
  </message>
  <message>
   <source>Your library is not where it was</source>
   <translation>Không thấy thư viện của bạn ở chỗ cũ</translation>
  </message>
  <message>
   <source>{file} is gone, but backups of it are there. Nothing has been changed yet. If the file was moved, quit, put it back and start again.</source>
   <translation>Tệp {file} không còn, nhưng các bản sao lưu của nó vẫn còn. Chưa có gì bị thay đổi. Nếu tệp đã bị chuyển đi, hãy thoát, đưa nó về chỗ cũ rồi mở lại.</translation>
  </message>
  <message>
   <source>{file} is gone. Nothing has been changed yet. If its disk is not connected, or the file was moved, quit, connect the disk or put the file back, and start again.</source>
   <translation>Tệp {file} không còn ở đó. Chưa có gì bị thay đổi. Nếu ổ đĩa chứa nó chưa được kết nối hoặc tệp đã bị chuyển đi, hãy thoát, kết nối ổ đĩa hoặc đưa tệp về chỗ cũ rồi mở lại.</translation>
  </message>
 </context>
 <context>
  <name>NameDialog</name>
  <message>
   <source>Left empty, it is called “{title}”, as its publisher calls it.</source>
   <translation>Để trống thì dùng tên của nhà xuất bản: “{title}”.</translation>
  </message>
  <message>
   <source>New folder</source>
   <translation>Thư mục mới</translation>
  </message>
  <message>
   <source>Rename feed</source>
   <translation>Đổi tên nguồn tin</translation>
  </message>
  <message>
   <source>Rename folder</source>
   <translation>Đổi tên thư mục</translation>
  </message>
  <message>
   <source>There is a folder of this name already.</source>
   <translation>Đã có thư mục mang tên này.</translation>
  </message>
 </context>
 <context>
  <name>PasswordDialog</name>
  <message>
   <source>&amp;Password</source>
   <translation>&amp;Mật khẩu</translation>
  </message>
  <message>
   <source>It is kept in the system's keyring.</source>
   <translation>Mật khẩu được cất trong kho khóa của hệ thống.</translation>
  </message>
  <message>
   <source>It is known until Newsreader is closed, and never stored.</source>
   <translation>Mật khẩu chỉ được nhớ tới khi đóng Newsreader, không lưu ở đâu cả.</translation>
  </message>
  <message>
   <source>Password wanted</source>
   <translation>Cần mật khẩu</translation>
  </message>
  <message>
   <source>User name</source>
   <translation>Tên đăng nhập</translation>
  </message>
  <message>
   <source>{title} wants a password</source>
   <translation>{title} đòi mật khẩu</translation>
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message>
   <source> MB</source>
   <translation> MB</translation>
  </message>
  <message>
   <source> days after its last article</source>
   <translation> ngày sau bài cuối cùng</translation>
  </message>
  <message>
   <source> megapixels</source>
   <translation> triệu điểm ảnh</translation>
  </message>
  <message>
   <source> px</source>
   <translation> px</translation>
  </message>
  <message>
   <source> s</source>
   <translation> giây</translation>
  </message>
  <message numerus="yes">
   <source>%Ln GB</source>
   <translation>
    <numerusform>%Ln GB</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln MB</source>
   <translation>
    <numerusform>%Ln MB</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All take at most</source>
   <translation>Tổng &amp;cộng tối đa</translation>
  </message>
  <message>
   <source>&amp;Colours</source>
   <translation>&amp;Màu sắc</translation>
  </message>
  <message>
   <source>&amp;Font</source>
   <translation>&amp;Kiểu chữ</translation>
  </message>
  <message>
   <source>&amp;Keep articles</source>
   <translation>&amp;Giữ bài</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>&amp;Ngôn ngữ</translation>
  </message>
  <message>
   <source>&amp;Order of the list</source>
   <translation>Thứ tự &amp;danh sách</translation>
  </message>
  <message>
   <source>&amp;Text size</source>
   <translation>Cỡ c&amp;hữ</translation>
  </message>
  <message>
   <source>A story stays m&amp;uted</source>
   <translation>&amp;Sự kiện được ẩn</translation>
  </message>
  <message>
   <source>After a moment, or on scrolling</source>
   <translation>Sau một lát, hoặc khi cuộn</translation>
  </message>
  <message>
   <source>All of them</source>
   <translation>Tất cả</translation>
  </message>
  <message>
   <source>An article is &amp;read</source>
   <translation>Đánh dấ&amp;u đã đọc</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Giao diện</translation>
  </message>
  <message>
   <source>As much as they need</source>
   <translation>Không giới hạn</translation>
  </message>
  <message>
   <source>As soon as it is shown</source>
   <translation>Ngay khi mở</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Theo hệ thống</translation>
  </message>
  <message>
   <source>Back up every day, after a refresh</source>
   <translation>Sao lưu hằng ngày, sau khi cập nhật tin</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Sao lưu</translation>
  </message>
  <message>
   <source>By outlet</source>
   <translation>Theo báo</translation>
  </message>
  <message>
   <source>By section</source>
   <translation>Theo chuyên mục</translation>
  </message>
  <message>
   <source>Check for &amp;news</source>
   <translation>Cậ&amp;p nhật tin</translation>
  </message>
  <message>
   <source>Check when the program starts</source>
   <translation>Cập nhật khi mở chương trình</translation>
  </message>
  <message>
   <source>Column &amp;width</source>
   <translation>Độ &amp;rộng cột</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Tối</translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln hour(s)</source>
   <translation>
    <numerusform>%Ln giờ một lần</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln minute(s)</source>
   <translation>
    <numerusform>%Ln phút một lần</numerusform>
   </translation>
  </message>
  <message>
   <source>Fetch pictures when an article is opened</source>
   <translation>Tải ảnh khi mở bài</translation>
  </message>
  <message numerus="yes">
   <source>For %Ln day(s)</source>
   <translation>
    <numerusform>Trong %Ln ngày</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>For %Ln day(s), and the newest {count} of each feed</source>
   <translation>
    <numerusform>Trong %Ln ngày, và {count} bài mới nhất mỗi nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>How long articles stay</source>
   <translation>Lưu giữ bài</translation>
  </message>
  <message>
   <source>How long the &amp;moment is</source>
   <translation>Thời gi&amp;an chờ</translation>
  </message>
  <message>
   <source>Keep of each kin&amp;d</source>
   <translation>Số &amp;bản mỗi loại</translation>
  </message>
  <message>
   <source>Largest &amp;size</source>
   <translation>Kích thước &amp;lớn nhất</translation>
  </message>
  <message>
   <source>Largest f&amp;ile</source>
   <translation>&amp;Tệp lớn nhất</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Sáng</translation>
  </message>
  <message>
   <source>Longest first</source>
   <translation>Dài nhất trước</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>Mới nhất trước</translation>
  </message>
  <message>
   <source>News</source>
   <translation>Tin tức</translation>
  </message>
  <message>
   <source>Oldest first</source>
   <translation>Cũ nhất trước</translation>
  </message>
  <message>
   <source>Only by hand</source>
   <translation>Chỉ khi tôi yêu cầu</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Hình ảnh</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Tùy chọn</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Đọc bài</translation>
  </message>
  <message>
   <source>Reading one article of a story marks them all as read</source>
   <translation>Đọc một bài của sự kiện là đã đọc tất cả</translation>
  </message>
  <message>
   <source>Shortest first</source>
   <translation>Ngắn nhất trước</translation>
  </message>
  <message>
   <source>Stories</source>
   <translation>Sự kiện</translation>
  </message>
  <message>
   <source>Texts and pictures together; the oldest go first.</source>
   <translation>Tính cả văn bản và ảnh; bài cũ nhất bị bỏ trước.</translation>
  </message>
  <message numerus="yes">
   <source>The newest %Ln of each feed</source>
   <translation>
    <numerusform>%Ln bài mới nhất mỗi nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>The&amp;y take at most</source>
   <translation>Dung lượng tố&amp;i đa</translation>
  </message>
  <message>
   <source>When I leave it</source>
   <translation>Khi rời bài</translation>
  </message>
  <message>
   <source>With serifs (Source Serif 4)</source>
   <translation>Có chân (Source Serif 4)</translation>
  </message>
  <message>
   <source>Without serifs (Inter)</source>
   <translation>Không chân (Inter)</translation>
  </message>
 </context>
 <context>
  <name>QAbstractFileIconProvider</name>
  <message>
   <source>%1 File</source>
   <translation>Tệp %1</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Ổ đĩa</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>File Folder</source>
   <translation>Thư mục tệp</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Không rõ</translation>
  </message>
 </context>
 <context>
  <name>QAbstractSpinBox</name>
  <message>
   <source>&amp;Select All</source>
   <translation>C&amp;họn tất cả</translation>
  </message>
  <message>
   <source>&amp;Step up</source>
   <translation>Tă&amp;ng</translation>
  </message>
  <message>
   <source>Step &amp;down</source>
   <translation>&amp;Giảm</translation>
  </message>
 </context>
 <context>
  <name>QAccessibleActionInterface</name>
  <message>
   <source>Decrease</source>
   <translation>Giảm</translation>
  </message>
  <message>
   <source>Decrease the value</source>
   <translation>Giảm giá trị</translation>
  </message>
  <message>
   <source>Goes back a page</source>
   <translation>Về trang trước</translation>
  </message>
  <message>
   <source>Goes to the next page</source>
   <translation>Sang trang sau</translation>
  </message>
  <message>
   <source>Increase</source>
   <translation>Tăng</translation>
  </message>
  <message>
   <source>Increase the value</source>
   <translation>Tăng giá trị</translation>
  </message>
  <message>
   <source>Next Page</source>
   <translation>Trang sau</translation>
  </message>
  <message>
   <source>Press</source>
   <translation>Nhấn</translation>
  </message>
  <message>
   <source>Previous Page</source>
   <translation>Trang trước</translation>
  </message>
  <message>
   <source>Scroll Down</source>
   <translation>Cuộn xuống</translation>
  </message>
  <message>
   <source>Scroll Left</source>
   <translation>Cuộn sang trái</translation>
  </message>
  <message>
   <source>Scroll Right</source>
   <translation>Cuộn sang phải</translation>
  </message>
  <message>
   <source>Scroll Up</source>
   <translation>Cuộn lên</translation>
  </message>
  <message>
   <source>Scrolls down</source>
   <translation>Cuộn xuống</translation>
  </message>
  <message>
   <source>Scrolls to the left</source>
   <translation>Cuộn sang trái</translation>
  </message>
  <message>
   <source>Scrolls to the right</source>
   <translation>Cuộn sang phải</translation>
  </message>
  <message>
   <source>Scrolls up</source>
   <translation>Cuộn lên</translation>
  </message>
  <message>
   <source>SetFocus</source>
   <translation>Đặt tiêu điểm</translation>
  </message>
  <message>
   <source>Sets the focus</source>
   <translation>Đặt tiêu điểm</translation>
  </message>
  <message>
   <source>ShowMenu</source>
   <translation>Mở trình đơn</translation>
  </message>
  <message>
   <source>Shows the menu</source>
   <translation>Mở trình đơn</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>Bật tắt</translation>
  </message>
  <message>
   <source>Toggles the state</source>
   <translation>Đổi trạng thái</translation>
  </message>
  <message>
   <source>Triggers the action</source>
   <translation>Thực hiện thao tác</translation>
  </message>
 </context>
 <context>
  <name>QComboBox</name>
  <message>
   <source>False</source>
   <translation>Sai</translation>
  </message>
  <message>
   <source>Open the combo box selection popup</source>
   <translation>Mở danh sách lựa chọn</translation>
  </message>
  <message>
   <source>True</source>
   <translation>Đúng</translation>
  </message>
 </context>
 <context>
  <name>QErrorMessage</name>
  <message>
   <source>&amp;OK</source>
   <translation>Đồ&amp;ng ý</translation>
  </message>
  <message>
   <source>&amp;Show this message again</source>
   <translation>&amp;Hiện lại thông báo này</translation>
  </message>
 </context>
 <context>
  <name>QFileDialog</name>
  <message>
   <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
   <translation>%1
Không tìm thấy thư mục.
Vui lòng kiểm tra lại tên thư mục.</translation>
  </message>
  <message>
   <source>%1
File not found.
Please verify the correct file name was given.</source>
   <translation>%1
Không tìm thấy tệp.
Vui lòng kiểm tra lại tên tệp.</translation>
  </message>
  <message>
   <source>%1 already exists.
Do you want to replace it?</source>
   <translation>%1 đã có.
Bạn có muốn thay thế không?</translation>
  </message>
  <message>
   <source>&amp;Choose</source>
   <translation>&amp;Chọn</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Xóa</translation>
  </message>
  <message>
   <source>&amp;New Folder</source>
   <translation>T&amp;hư mục mới</translation>
  </message>
  <message>
   <source>&amp;Open</source>
   <translation>&amp;Mở</translation>
  </message>
  <message>
   <source>&amp;Rename</source>
   <translation>Đổi &amp;tên</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Lưu</translation>
  </message>
  <message>
   <source>'%1' is write protected.
Do you want to delete it anyway?</source>
   <translation>“%1” được bảo vệ chống ghi.
Bạn vẫn muốn xóa?</translation>
  </message>
  <message>
   <source>All Files (*)</source>
   <translation>Tất cả tệp (*)</translation>
  </message>
  <message>
   <source>Alt+Left</source>
   <translation>Alt+Left</translation>
  </message>
  <message>
   <source>Alt+Right</source>
   <translation>Alt+Right</translation>
  </message>
  <message>
   <source>Alt+Up</source>
   <translation>Alt+Up</translation>
  </message>
  <message>
   <source>Are you sure you want to delete '%1'?</source>
   <translation>Bạn có chắc muốn xóa “%1”?</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Lùi</translation>
  </message>
  <message>
   <source>Change to detail view mode</source>
   <translation>Chuyển sang dạng chi tiết</translation>
  </message>
  <message>
   <source>Change to list view mode</source>
   <translation>Chuyển sang dạng danh sách</translation>
  </message>
  <message>
   <source>Could not delete directory.</source>
   <translation>Không xóa được thư mục.</translation>
  </message>
  <message>
   <source>Create New Folder</source>
   <translation>Tạo thư mục mới</translation>
  </message>
  <message>
   <source>Create a New Folder</source>
   <translation>Tạo một thư mục mới</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Detail View</source>
   <translation>Dạng chi tiết</translation>
  </message>
  <message>
   <source>Directories</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Directory:</source>
   <translation>Thư mục:</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Ổ đĩa</translation>
  </message>
  <message>
   <source>File &amp;name:</source>
   <translation>Tê&amp;n tệp:</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>Files of type:</source>
   <translation>Loại tệp:</translation>
  </message>
  <message>
   <source>Find Directory</source>
   <translation>Tìm thư mục</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Tới</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Quay lại</translation>
  </message>
  <message>
   <source>Go forward</source>
   <translation>Đi tới</translation>
  </message>
  <message>
   <source>Go to the parent directory</source>
   <translation>Lên thư mục cha</translation>
  </message>
  <message>
   <source>List View</source>
   <translation>Dạng danh sách</translation>
  </message>
  <message>
   <source>List of places and bookmarks</source>
   <translation>Danh sách vị trí và dấu trang</translation>
  </message>
  <message>
   <source>Look in:</source>
   <translation>Tìm trong:</translation>
  </message>
  <message>
   <source>New Folder</source>
   <translation>Thư mục mới</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Parent Directory</source>
   <translation>Thư mục cha</translation>
  </message>
  <message>
   <source>Recent Places</source>
   <translation>Vị trí gần đây</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Gỡ bỏ</translation>
  </message>
  <message>
   <source>Save As</source>
   <translation>Lưu thành</translation>
  </message>
  <message>
   <source>Show &amp;hidden files</source>
   <translation>H&amp;iện tệp ẩn</translation>
  </message>
  <message>
   <source>Sidebar</source>
   <translation>Thanh bên</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Không rõ</translation>
  </message>
 </context>
 <context>
  <name>QFileSystemModel</name>
  <message>
   <source>%1 GB</source>
   <translation>%1 GB</translation>
  </message>
  <message>
   <source>%1 KB</source>
   <translation>%1 KB</translation>
  </message>
  <message>
   <source>%1 MB</source>
   <translation>%1 MB</translation>
  </message>
  <message>
   <source>%1 TB</source>
   <translation>%1 TB</translation>
  </message>
  <message>
   <source>%1 bytes</source>
   <translation>%1 byte</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Máy tính</translation>
  </message>
  <message>
   <source>Date Modified</source>
   <translation>Ngày sửa đổi</translation>
  </message>
  <message>
   <source>Invalid filename</source>
   <translation>Tên tệp không hợp lệ</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Loại</translation>
  </message>
  <message>
   <source>My Computer</source>
   <translation>Máy tính</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Dung lượng</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Loại</translation>
  </message>
 </context>
 <context>
  <name>QGnomeTheme</name>
  <message>
   <source>&amp;Cancel</source>
   <translation>&amp;Hủy</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>Đó&amp;ng</translation>
  </message>
  <message>
   <source>&amp;OK</source>
   <translation>Đồ&amp;ng ý</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Lưu</translation>
  </message>
  <message>
   <source>Close without Saving</source>
   <translation>Đóng không lưu</translation>
  </message>
 </context>
 <context>
  <name>QLineEdit</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Làm lại</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>H&amp;oàn tác</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>Cắ&amp;t</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn tất cả</translation>
  </message>
 </context>
 <context>
  <name>QMessageBox</name>
  <message>
   <source>Hide Details...</source>
   <translation>Ẩn chi tiết...</translation>
  </message>
  <message>
   <source>Show Details...</source>
   <translation>Hiện chi tiết...</translation>
  </message>
 </context>
 <context>
  <name>QPlatformTheme</name>
  <message>
   <source>&amp;No</source>
   <translation>&amp;Không</translation>
  </message>
  <message>
   <source>&amp;Yes</source>
   <translation>&amp;Có</translation>
  </message>
  <message>
   <source>Abort</source>
   <translation>Hủy bỏ</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation>Áp dụng</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Không lưu</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Trợ giúp</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Bỏ qua</translation>
  </message>
  <message>
   <source>N&amp;o to All</source>
   <translation>Khôn&amp;g tất cả</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>Đồng ý</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Đặt lại</translation>
  </message>
  <message>
   <source>Restore Defaults</source>
   <translation>Khôi phục mặc định</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Thử lại</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>Save All</source>
   <translation>Lưu tất cả</translation>
  </message>
  <message>
   <source>Yes to &amp;All</source>
   <translation>Có &amp;tất cả</translation>
  </message>
 </context>
 <context>
  <name>QScrollBar</name>
  <message>
   <source>Bottom</source>
   <translation>Cuối</translation>
  </message>
  <message>
   <source>Left edge</source>
   <translation>Mép trái</translation>
  </message>
  <message>
   <source>Line down</source>
   <translation>Xuống một dòng</translation>
  </message>
  <message>
   <source>Line up</source>
   <translation>Lên một dòng</translation>
  </message>
  <message>
   <source>Page down</source>
   <translation>Xuống một trang</translation>
  </message>
  <message>
   <source>Page left</source>
   <translation>Sang trái một trang</translation>
  </message>
  <message>
   <source>Page right</source>
   <translation>Sang phải một trang</translation>
  </message>
  <message>
   <source>Page up</source>
   <translation>Lên một trang</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Vị trí</translation>
  </message>
  <message>
   <source>Right edge</source>
   <translation>Mép phải</translation>
  </message>
  <message>
   <source>Scroll down</source>
   <translation>Cuộn xuống</translation>
  </message>
  <message>
   <source>Scroll here</source>
   <translation>Cuộn đến đây</translation>
  </message>
  <message>
   <source>Scroll left</source>
   <translation>Cuộn sang trái</translation>
  </message>
  <message>
   <source>Scroll right</source>
   <translation>Cuộn sang phải</translation>
  </message>
  <message>
   <source>Scroll up</source>
   <translation>Cuộn lên</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>Đầu</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Alt</source>
   <translation>Alt</translation>
  </message>
  <message>
   <source>Backspace</source>
   <translation>Xóa lùi</translation>
  </message>
  <message>
   <source>Backtab</source>
   <translation>Shift+Tab</translation>
  </message>
  <message>
   <source>Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>↓</translation>
  </message>
  <message>
   <source>End</source>
   <translation>End</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Home</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>Ins</source>
   <translation>Ins</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>←</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>Meta</source>
   <translation>Meta</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>PgDown</source>
   <translation>PgDn</translation>
  </message>
  <message>
   <source>PgUp</source>
   <translation>PgUp</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>→</translation>
  </message>
  <message>
   <source>Shift</source>
   <translation>Shift</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Phím cách</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>↑</translation>
  </message>
 </context>
 <context>
  <name>QWidgetTextControl</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Làm lại</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>H&amp;oàn tác</translation>
  </message>
  <message>
   <source>Copy &amp;Link Location</source>
   <translation>Chép địa chỉ liên &amp;kết</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>Cắ&amp;t</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn tất cả</translation>
  </message>
 </context>
 <context>
  <name>ReadingDocument</name>
  <message numerus="yes">
   <source>%Ln min</source>
   <comment>length of a recording</comment>
   <translation>
    <numerusform>%Ln phút</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln min read</source>
   <comment>reading time</comment>
   <translation>
    <numerusform>%Ln phút đọc</numerusform>
   </translation>
  </message>
  <message>
   <source>Also in:</source>
   <translation>Cũng có ở:</translation>
  </message>
  <message>
   <source>Comments:</source>
   <translation>Bình luận:</translation>
  </message>
  <message>
   <source>Document:</source>
   <translation>Tài liệu:</translation>
  </message>
  <message>
   <source>Hidden by rule:</source>
   <translation>Bị ẩn theo quy tắc:</translation>
  </message>
  <message>
   <source>Hidden: this story is muted. X shows it again.</source>
   <translation>Đang ẩn: sự kiện này đã bị ẩn. Nhấn X để hiện lại.</translation>
  </message>
  <message>
   <source>Listen:</source>
   <translation>Nghe:</translation>
  </message>
  <message>
   <source>Source:</source>
   <translation>Nguồn:</translation>
  </message>
  <message>
   <source>The feed gives no text for this article.</source>
   <translation>Nguồn tin không kèm nội dung bài này.</translation>
  </message>
  <message>
   <source>Watch:</source>
   <translation>Xem:</translation>
  </message>
  <message>
   <source>Without a headline</source>
   <translation>Không có tiêu đề</translation>
  </message>
  <message>
   <source>why?</source>
   <translation>vì sao?</translation>
  </message>
 </context>
 <context>
  <name>ReadingPane</name>
  <message numerus="yes">
   <source>%Ln link(s)</source>
   <comment>in the article</comment>
   <translation>
    <numerusform>%Ln liên kết</numerusform>
   </translation>
  </message>
  <message>
   <source>Add an address…</source>
   <translation>Thêm địa chỉ…</translation>
  </message>
  <message>
   <source>Choose one from the list, or press N for the next unread.</source>
   <translation>Chọn một bài trong danh sách, hoặc nhấn N để mở bài chưa đọc tiếp theo.</translation>
  </message>
  <message>
   <source>Choose outlets…</source>
   <translation>Chọn báo…</translation>
  </message>
  <message>
   <source>Follow outlets from our list, or add the address of any site you like.</source>
   <translation>Chọn báo có sẵn trong danh sách, hoặc thêm địa chỉ trang bạn thích.</translation>
  </message>
  <message>
   <source>Headings: {list}</source>
   <translation>Các đề mục: {list}</translation>
  </message>
  <message>
   <source>Import a list of feeds…</source>
   <translation>Nhập danh sách nguồn tin…</translation>
  </message>
  <message>
   <source>It was removed from the library while you were away.</source>
   <translation>Bài đã được gỡ khỏi thư viện.</translation>
  </message>
  <message>
   <source>No article chosen</source>
   <translation>Chưa chọn bài nào</translation>
  </message>
  <message>
   <source>Section: {section}. {reason}</source>
   <translation>Chuyên mục: {section}. {reason}</translation>
  </message>
  <message>
   <source>This article is no longer here</source>
   <translation>Bài này không còn nữa</translation>
  </message>
  <message>
   <source>What would you like to read?</source>
   <translation>Bạn muốn đọc gì?</translation>
  </message>
 </context>
 <context>
  <name>ReadingPictures</name>
  <message>
   <source>The picture is not here yet</source>
   <translation>Ảnh chưa được tải về</translation>
  </message>
  <message>
   <source>This picture cannot be shown</source>
   <translation>Không hiển thị được ảnh này</translation>
  </message>
 </context>
 <context>
  <name>RelatedBlocks</name>
  <message numerus="yes">
   <source>%Ln more</source>
   <comment>in this block</comment>
   <translation>
    <numerusform>Xem thêm %Ln tin</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln outlet(s)</source>
   <comment>that report one story</comment>
   <translation>
    <numerusform>%Ln báo đưa tin</numerusform>
   </translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Nổi bật</translation>
  </message>
  <message>
   <source>How this story came, by day and outlet</source>
   <translation>Sự kiện này đến thế nào, theo ngày và theo báo</translation>
  </message>
  <message>
   <source>Latest</source>
   <translation>Mới nhất</translation>
  </message>
  <message>
   <source>Most read</source>
   <translation>Đọc nhiều</translation>
  </message>
  <message>
   <source>Same author</source>
   <translation>Cùng tác giả</translation>
  </message>
  <message>
   <source>Same section</source>
   <translation>Cùng chuyên mục</translation>
  </message>
  <message>
   <source>Same story</source>
   <translation>Cùng sự kiện</translation>
  </message>
  <message>
   <source>Same topic</source>
   <translation>Cùng chủ đề</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>Dòng thời gian</translation>
  </message>
  <message>
   <source>both mention {words}</source>
   <translation>vì cùng nói về {words}</translation>
  </message>
  <message numerus="yes">
   <source>by you, last %Ln day(s)</source>
   <translation>
    <numerusform>bạn đọc, %Ln ngày qua</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>most outlets, last %Ln day(s)</source>
   <translation>
    <numerusform>nhiều báo nhất, %Ln ngày qua</numerusform>
   </translation>
  </message>
  <message>
   <source>of all your feeds</source>
   <translation>từ mọi nguồn của bạn</translation>
  </message>
 </context>
 <context>
  <name>RenewingDialog</name>
  <message>
   <source>An earlier Newsreader made it. This is done once; a very large library takes a minute or two. As it was, it is kept among the backups.</source>
   <translation>Thư viện do một bản Newsreader cũ hơn lập ra. Việc này chỉ làm một lần; thư viện rất lớn mất một hai phút. Bản như trước được giữ trong các bản sao lưu.</translation>
  </message>
  <message>
   <source>It is copied first…</source>
   <translation>Đang sao chép trước…</translation>
  </message>
  <message>
   <source>One moment</source>
   <translation>Chờ một chút</translation>
  </message>
  <message>
   <source>Step {step} of {steps}</source>
   <translation>Bước {step} / {steps}</translation>
  </message>
  <message>
   <source>The library is being brought to a new form</source>
   <translation>Thư viện đang được chuyển sang dạng mới</translation>
  </message>
 </context>
 <context>
  <name>Rescue</name>
  <message>
   <source>A fault of the program.</source>
   <translation>Lỗi của chương trình.</translation>
  </message>
  <message>
   <source>An empty library is being made…</source>
   <translation>Đang tạo thư viện trống…</translation>
  </message>
  <message>
   <source>An empty library was made.</source>
   <translation>Đã tạo một thư viện trống.</translation>
  </message>
  <message>
   <source>An empty library was made. The backups are kept in {path}.</source>
   <translation>Đã tạo một thư viện trống. Các bản sao lưu vẫn ở {path}.</translation>
  </message>
  <message>
   <source>It is sound.</source>
   <translation>Thư viện không có lỗi.</translation>
  </message>
  <message>
   <source>Saved feeds: {feeds}, articles: {articles}.</source>
   <translation>Đã cứu được {feeds} nguồn và {articles} bài.</translation>
  </message>
  <message>
   <source>The backup is being restored…</source>
   <translation>Đang khôi phục bản sao lưu…</translation>
  </message>
  <message>
   <source>The backup was restored.</source>
   <translation>Đã khôi phục bản sao lưu.</translation>
  </message>
  <message>
   <source>The damaged file is kept in {path}.</source>
   <translation>Tệp hỏng được giữ tại {path}.</translation>
  </message>
  <message>
   <source>The library is being repaired…</source>
   <translation>Đang sửa thư viện…</translation>
  </message>
  <message>
   <source>The library that was there is kept in {path}.</source>
   <translation>Thư viện cũ được giữ tại {path}.</translation>
  </message>
  <message>
   <source>The library was repaired.</source>
   <translation>Đã sửa xong thư viện.</translation>
  </message>
 </context>
 <context>
  <name>RuleDialog</name>
  <message numerus="yes">
   <source>%Ln hidden already</source>
   <translation>
    <numerusform>%Ln bài đã ẩn sẵn</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Articles that match</source>
   <translation>Bài &amp;khớp với</translation>
  </message>
  <message>
   <source>&amp;Keep for offline</source>
   <translation>&amp;Giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>&amp;Mute: hide them from every list and number</source>
   <translation>Ẩ&amp;n: không còn trong danh sách hay con số nào</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Tên</translation>
  </message>
  <message>
   <source>&amp;Put in the section</source>
   <translation>Xếp vào &amp;chuyên mục</translation>
  </message>
  <message>
   <source>&amp;Tell me on the desktop</source>
   <translation>&amp;Báo trên màn hình</translation>
  </message>
  <message>
   <source>&amp;until the end of</source>
   <translation>đến &amp;hết ngày</translation>
  </message>
  <message>
   <source>Articles that match</source>
   <translation>Bài khớp với</translation>
  </message>
  <message numerus="yes">
   <source>Catches %Ln article(s) that are here</source>
   <translation>
    <numerusform>Khớp %Ln bài đang có</numerusform>
   </translation>
  </message>
  <message>
   <source>Do it to the articles that are &amp;here, too</source>
   <translation>Làm cả với những bài đ&amp;ang có</translation>
  </message>
  <message>
   <source>Do this</source>
   <translation>Thì làm</translation>
  </message>
  <message>
   <source>Give a &amp;star</source>
   <translation>Đánh &amp;dấu sao</translation>
  </message>
  <message>
   <source>Mark as &amp;read</source>
   <translation>Đánh dấ&amp;u đã đọc</translation>
  </message>
  <message>
   <source>New rule</source>
   <translation>Quy tắc mới</translation>
  </message>
  <message>
   <source>Once, when an article arrives:</source>
   <translation>Một lần, khi bài mới về:</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Quy tắc</translation>
  </message>
  <message>
   <source>The newest that it would catch</source>
   <translation>Những bài mới nhất khớp với quy tắc</translation>
  </message>
  <message>
   <source>Type what to look for, as in a search.</source>
   <translation>Nhập điều cần tìm, như khi tìm kiếm.</translation>
  </message>
  <message>
   <source>Words that belong together stand in quotation marks: “{words}”.</source>
   <translation>Những chữ đi liền nhau đặt trong ngoặc kép: “{words}”.</translation>
  </message>
  <message>
   <source>interest rates</source>
   <translation>bóng đá</translation>
  </message>
  <message>
   <source>what it looks for, unless you name it</source>
   <translation>nếu để trống, lấy chính điều cần tìm</translation>
  </message>
 </context>
 <context>
  <name>RulesDialog</name>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Xóa</translation>
  </message>
  <message>
   <source>&amp;Edit…</source>
   <translation>&amp;Sửa…</translation>
  </message>
  <message>
   <source>&amp;New…</source>
   <translation>&amp;Mới…</translation>
  </message>
  <message>
   <source>A rule looks at each article that arrives. What is muted is in no list and in no number, until the rule is switched off; “Muted” in the sidebar shows it.</source>
   <translation>Mỗi bài mới về đều được xét theo các quy tắc. Bài bị ẩn không nằm trong danh sách hay con số nào cho đến khi tắt quy tắc; xem lại ở mục “Đã ẩn” trong thanh bên.</translation>
  </message>
  <message>
   <source>Move &amp;up</source>
   <translation>Chuyển &amp;lên</translation>
  </message>
  <message>
   <source>Move do&amp;wn</source>
   <translation>Chuyển x&amp;uống</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Quy tắc</translation>
  </message>
  <message>
   <source>There are no rules yet.</source>
   <translation>Chưa có quy tắc nào.</translation>
  </message>
  <message numerus="yes">
   <source>catches %Ln article(s)</source>
   <translation>
    <numerusform>khớp %Ln bài</numerusform>
   </translation>
  </message>
  <message>
   <source>gives a star</source>
   <translation>đánh dấu sao</translation>
  </message>
  <message>
   <source>keeps for offline</source>
   <translation>giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>marks as read</source>
   <translation>đánh dấu đã đọc</translation>
  </message>
  <message>
   <source>mutes</source>
   <translation>ẩn</translation>
  </message>
  <message>
   <source>mutes until {day}</source>
   <translation>ẩn đến hết {day}</translation>
  </message>
  <message>
   <source>puts in {section}</source>
   <translation>xếp vào {section}</translation>
  </message>
  <message numerus="yes">
   <source>still looking through %Ln</source>
   <comment>articles</comment>
   <translation>
    <numerusform>còn phải xét %Ln bài</numerusform>
   </translation>
  </message>
  <message>
   <source>tells you</source>
   <translation>báo cho bạn</translation>
  </message>
 </context>
 <context>
  <name>SavedSearch</name>
  <message>
   <source>It stands in the sidebar with the number of unread articles that it finds, also of those to come.</source>
   <translation>Tìm kiếm này sẽ nằm ở thanh bên, kèm số bài chưa đọc mà nó tìm thấy, kể cả những bài sắp tới.</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Save this search</source>
   <translation>Lưu tìm kiếm này</translation>
  </message>
  <message>
   <source>Saved search</source>
   <translation>Tìm kiếm đã lưu</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Tìm kiếm</translation>
  </message>
  <message>
   <source>There is a saved search of this name already.</source>
   <translation>Đã có một tìm kiếm đã lưu tên này.</translation>
  </message>
 </context>
 <context>
  <name>SearchHelp</name>
  <message>
   <source>"gold price"</source>
   <translation>"giá vàng"</translation>
  </message>
  <message>
   <source>Capital letters and Vietnamese marks need not be typed. Where marks are typed, what has the same ones comes first. Click an example to try it.</source>
   <translation>Không cần gõ chữ hoa hay dấu; nếu gõ dấu, những bài có đúng dấu ấy đứng trước. Bấm vào một ví dụ để thử.</translation>
  </message>
  <message>
   <source>How to search</source>
   <translation>Cách tìm kiếm</translation>
  </message>
  <message>
   <source>Search for {example}</source>
   <translation>Tìm {example}</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Khi nào</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Ở đâu</translation>
  </message>
  <message>
   <source>Which</source>
   <translation>Bài nào</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Từ ngữ</translation>
  </message>
  <message>
   <source>after:7d</source>
   <translation>từ:7ngày</translation>
  </message>
  <message>
   <source>all words that begin so</source>
   <translation>mọi từ bắt đầu như thế</translation>
  </message>
  <message>
   <source>author:smith</source>
   <translation>tác-giả:an</translation>
  </message>
  <message>
   <source>before:2026-01-31</source>
   <translation>trước:31/1/2026</translation>
  </message>
  <message>
   <source>both words, anywhere in an article</source>
   <translation>cả hai từ, ở bất cứ đâu trong bài</translation>
  </message>
  <message>
   <source>brackets say what belongs together</source>
   <translation>dấu ngoặc gộp những gì đi với nhau</translation>
  </message>
  <message>
   <source>by an author</source>
   <translation>của một tác giả</translation>
  </message>
  <message>
   <source>econom*</source>
   <translation>kin*</translation>
  </message>
  <message>
   <source>feed:bbc</source>
   <translation>nguồn:vnexpress</translation>
  </message>
  <message>
   <source>folder:"World news"</source>
   <translation>thư-mục:"Trong nước"</translation>
  </message>
  <message>
   <source>from a feed, by a part of its name</source>
   <translation>từ một nguồn tin, theo một phần tên</translation>
  </message>
  <message>
   <source>from an outlet: a feed that is called so, or what an article names as its source</source>
   <translation>của một báo: nguồn tin mang tên đó, hoặc bài ghi nguồn như vậy</translation>
  </message>
  <message>
   <source>from the feeds of a folder</source>
   <translation>từ các nguồn tin trong một thư mục</translation>
  </message>
  <message>
   <source>gold -jewellery</source>
   <translation>vàng -trang-sức</translation>
  </message>
  <message>
   <source>gold OR silver</source>
   <translation>vàng OR bạc</translation>
  </message>
  <message>
   <source>gold price</source>
   <translation>giá vàng</translation>
  </message>
  <message>
   <source>has:enclosure</source>
   <translation>có:tệp</translation>
  </message>
  <message>
   <source>has:picture</source>
   <translation>có:ảnh</translation>
  </message>
  <message>
   <source>in a language</source>
   <translation>bằng một ngôn ngữ</translation>
  </message>
  <message>
   <source>in a section, with all below it</source>
   <translation>trong một chuyên mục và các mục con</translation>
  </message>
  <message>
   <source>in the title only</source>
   <translation>chỉ trong tiêu đề</translation>
  </message>
  <message>
   <source>is:offline</source>
   <translation>là:ngoại-tuyến</translation>
  </message>
  <message>
   <source>is:starred</source>
   <translation>là:sao</translation>
  </message>
  <message>
   <source>is:unread</source>
   <translation>là:chưa-đọc</translation>
  </message>
  <message>
   <source>kept for offline</source>
   <translation>đã giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>lang:en</source>
   <translation>tiếng:việt</translation>
  </message>
  <message>
   <source>not read yet; is:read for the others</source>
   <translation>chưa đọc; là:đã-đọc cho những bài còn lại</translation>
  </message>
  <message>
   <source>of one day, month or year</source>
   <translation>của một ngày, một tháng hay một năm</translation>
  </message>
  <message>
   <source>of the last seven days; 12h, 2w, 3m, 1y</source>
   <translation>trong bảy ngày qua; 12giờ, 2tuần, 3tháng, 1năm</translation>
  </message>
  <message>
   <source>older than a day</source>
   <translation>cũ hơn một ngày nào đó</translation>
  </message>
  <message>
   <source>on:yesterday</source>
   <translation>ngày:hôm-qua</translation>
  </message>
  <message>
   <source>one or the other; | says the same</source>
   <translation>từ này hoặc từ kia; | cũng vậy</translation>
  </message>
  <message>
   <source>outlet:reuters</source>
   <translation>báo:tuổi-trẻ</translation>
  </message>
  <message>
   <source>price (gold OR silver)</source>
   <translation>giá (vàng OR bạc)</translation>
  </message>
  <message>
   <source>section:business</source>
   <translation>mục:kinh-tế</translation>
  </message>
  <message>
   <source>the words side by side</source>
   <translation>các từ đứng liền nhau</translation>
  </message>
  <message>
   <source>title:gold</source>
   <translation>tiêu-đề:vàng</translation>
  </message>
  <message>
   <source>with a file to be heard or seen</source>
   <translation>có tệp để nghe hoặc xem</translation>
  </message>
  <message>
   <source>with a picture</source>
   <translation>có ảnh</translation>
  </message>
  <message>
   <source>with a star</source>
   <translation>có gắn sao</translation>
  </message>
  <message>
   <source>without a word</source>
   <translation>không có một từ</translation>
  </message>
 </context>
 <context>
  <name>SectionChoice</name>
  <message>
   <source>Find a section</source>
   <translation>Tìm chuyên mục</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>Chuyên mục</translation>
  </message>
  <message>
   <source>Type to find a section</source>
   <translation>Gõ để tìm chuyên mục</translation>
  </message>
 </context>
 <context>
  <name>SectionsDialog</name>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Xóa</translation>
  </message>
  <message>
   <source>&amp;Hide</source>
   <translation>Ẩ&amp;n</translation>
  </message>
  <message>
   <source>&amp;New…</source>
   <translation>&amp;Mới…</translation>
  </message>
  <message>
   <source>&amp;Rename…</source>
   <translation>Đổi &amp;tên…</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Bài</translation>
  </message>
  <message>
   <source>As the &amp;program has it</source>
   <translation>Theo &amp;chương trình</translation>
  </message>
  <message>
   <source>Category</source>
   <translation>Tên của báo</translation>
  </message>
  <message>
   <source>Corrected by you</source>
   <translation>Bạn đã sửa</translation>
  </message>
  <message>
   <source>Drag sections in the sidebar, or use the buttons. What you change stays when the program brings a newer tree.</source>
   <translation>Kéo chuyên mục ở thanh bên, hoặc dùng các nút. Những gì bạn đổi vẫn giữ nguyên khi chương trình có cây chuyên mục mới.</translation>
  </message>
  <message>
   <source>Edit sections</source>
   <translation>Sắp xếp chuyên mục</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>Find a category, a feed or a section</source>
   <translation>Tìm tên, nguồn tin hay chuyên mục</translation>
  </message>
  <message>
   <source>Go back to the sections as they come with the program?</source>
   <translation>Trở lại cây chuyên mục ban đầu của chương trình?</translation>
  </message>
  <message>
   <source>Its articles stand in {title}.</source>
   <translation>Các bài của mục này nằm trong {title}.</translation>
  </message>
  <message>
   <source>Mer&amp;ge into…</source>
   <translation>&amp;Gộp vào…</translation>
  </message>
  <message>
   <source>Move &amp;to…</source>
   <translation>&amp;Chuyển đến…</translation>
  </message>
  <message>
   <source>Move &amp;up</source>
   <translation>Chuyển &amp;lên</translation>
  </message>
  <message>
   <source>Move do&amp;wn</source>
   <translation>Chuyển x&amp;uống</translation>
  </message>
  <message>
   <source>Publ&amp;ishers' categories</source>
   <translation>Tên mục của các &amp;báo</translation>
  </message>
  <message>
   <source>Publishers' categories</source>
   <translation>Tên mục của các báo</translation>
  </message>
  <message>
   <source>Put into a &amp;section…</source>
   <translation>Đưa &amp;vào chuyên mục…</translation>
  </message>
  <message>
   <source>Re&amp;set…</source>
   <translation>Đặt lạ&amp;i…</translation>
  </message>
  <message>
   <source>S&amp;how</source>
   <translation>&amp;Hiện</translation>
  </message>
  <message>
   <source>Se&amp;ctions</source>
   <translation>Chu&amp;yên mục</translation>
  </message>
  <message>
   <source>Section</source>
   <translation>Chuyên mục</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>Chuyên mục</translation>
  </message>
  <message>
   <source>Separat&amp;e</source>
   <translation>Tách &amp;ra</translation>
  </message>
  <message>
   <source>Titles, order, icons, what is hidden and merged. Your own sections stay; it can be undone.</source>
   <translation>Gồm tên, thứ tự, biểu tượng, mục bị ẩn và mục bị gộp. Chuyên mục do bạn tạo vẫn còn; có thể hoàn tác.</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>Chưa đọc</translation>
  </message>
  <message>
   <source>What publishers call their sections, and where that leads. Put right what leads astray, by the button or by dragging it onto a section in the sidebar: for what is here and for what will come.</source>
   <translation>Các báo gọi mục của họ là gì, và tên ấy dẫn đến đâu. Chỗ nào sai thì sửa bằng nút, hoặc kéo thả lên một chuyên mục ở thanh bên: cho cả bài đang có lẫn bài sẽ đến.</translation>
  </message>
  <message>
   <source>{title} (hidden)</source>
   <translation>{title} (đang ẩn)</translation>
  </message>
  <message>
   <source>{title} (merged)</source>
   <translation>{title} (đã gộp)</translation>
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Filter by name or key</source>
   <translation>Lọc theo tên hoặc phím</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Phím tắt</translation>
  </message>
  <message>
   <source>No shortcut of this name.</source>
   <translation>Không có phím tắt nào như vậy.</translation>
  </message>
 </context>
 <context>
  <name>SidebarFilter</name>
  <message>
   <source>Filter feeds and sections</source>
   <translation>Lọc nguồn tin và chuyên mục</translation>
  </message>
  <message>
   <source>Nothing here is called so.</source>
   <translation>Không có mục nào tên như vậy.</translation>
  </message>
 </context>
 <context>
  <name>StoryDialog</name>
  <message numerus="yes">
   <source>%Ln with nearly the text of another</source>
   <translation>
    <numerusform>%Ln bài gần như trùng nguyên văn</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Follow</source>
   <translation>Theo &amp;dõi</translation>
  </message>
  <message>
   <source>&amp;Split off</source>
   <translation>&amp;Tách riêng</translation>
  </message>
  <message numerus="yes">
   <source>A bar for every %Ln hour(s)</source>
   <translation>
    <numerusform>Mỗi cột là %Ln giờ</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>A bar for every %Ln minute(s)</source>
   <translation>
    <numerusform>Mỗi cột là %Ln phút</numerusform>
   </translation>
  </message>
  <message>
   <source>Follow no &amp;more</source>
   <translation>Thôi theo &amp;dõi</translation>
  </message>
  <message>
   <source>M&amp;ute</source>
   <translation>Ẩ&amp;n</translation>
  </message>
  <message>
   <source>Make the chosen article a story of its own</source>
   <translation>Để bài đang chọn thành một sự kiện riêng</translation>
  </message>
  <message>
   <source>Nobody else tells of this so far. Follow it to be told when somebody does.</source>
   <translation>Chưa có bài nào khác đưa tin này. Hãy theo dõi để được báo khi có.</translation>
  </message>
  <message>
   <source>Nobody else tells of this so far. You will be told when somebody does.</source>
   <translation>Chưa có bài nào khác đưa tin này. Bạn sẽ được báo khi có.</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Show &amp;again</source>
   <translation>&amp;Hiện lại</translation>
  </message>
  <message>
   <source>Split off</source>
   <translation>Tách riêng</translation>
  </message>
  <message>
   <source>The story and its timeline</source>
   <translation>Sự kiện và dòng thời gian</translation>
  </message>
  <message numerus="yes">
   <source>at its fastest %Ln article(s) an hour</source>
   <translation>
    <numerusform>nhanh nhất %Ln bài mỗi giờ</numerusform>
   </translation>
  </message>
  <message>
   <source>held here by your word</source>
   <translation>ở đây theo ý bạn</translation>
  </message>
  <message numerus="yes">
   <source>over %Ln day(s)</source>
   <translation>
    <numerusform>qua %Ln ngày</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>within %Ln hour(s)</source>
   <translation>
    <numerusform>trong %Ln giờ</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>within %Ln minute(s)</source>
   <translation>
    <numerusform>trong %Ln phút</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Times</name>
  <message numerus="yes">
   <source>%Ln day(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln ngày</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln h</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln giờ</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln min</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln phút</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln month(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln tháng</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln week(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln tuần</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln year(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln năm</numerusform>
   </translation>
  </message>
  <message>
   <source>now</source>
   <comment>age of an article</comment>
   <translation>vừa xong</translation>
  </message>
 </context>
 <context>
  <name>actions</name>
  <message>
   <source>About Newsreader</source>
   <translation>Giới thiệu Newsreader</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Hoạt động</translation>
  </message>
  <message>
   <source>Add feed…</source>
   <translation>Thêm nguồn tin…</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Bài viết</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Quay lại</translation>
  </message>
  <message>
   <source>Back to the list, out of the search</source>
   <translation>Quay về danh sách, thoát tìm kiếm</translation>
  </message>
  <message>
   <source>Backups…</source>
   <translation>Bản sao lưu…</translation>
  </message>
  <message>
   <source>Choose from the starter list…</source>
   <translation>Chọn từ danh sách gợi ý…</translation>
  </message>
  <message>
   <source>Choose the next one too</source>
   <translation>Chọn thêm bài sau</translation>
  </message>
  <message>
   <source>Choose the one before too</source>
   <translation>Chọn thêm bài trước</translation>
  </message>
  <message>
   <source>Compact rows, normal rows or cards</source>
   <translation>Hàng gọn, hàng vừa hoặc thẻ</translation>
  </message>
  <message>
   <source>Correct section…</source>
   <translation>Sửa chuyên mục…</translation>
  </message>
  <message>
   <source>Edit sections…</source>
   <translation>Sắp xếp chuyên mục…</translation>
  </message>
  <message>
   <source>Export everything…</source>
   <translation>Xuất mọi thứ…</translation>
  </message>
  <message>
   <source>Export the list of feeds…</source>
   <translation>Xuất danh sách nguồn tin…</translation>
  </message>
  <message>
   <source>Feed health</source>
   <translation>Tình trạng nguồn tin</translation>
  </message>
  <message>
   <source>Feeds</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>Filter the sidebar</source>
   <translation>Lọc thanh bên</translation>
  </message>
  <message>
   <source>Find in the article</source>
   <translation>Tìm trong bài</translation>
  </message>
  <message>
   <source>First article</source>
   <translation>Bài đầu tiên</translation>
  </message>
  <message>
   <source>Fold or unfold all groups</source>
   <translation>Thu gọn hoặc mở tất cả các nhóm</translation>
  </message>
  <message>
   <source>Fold or unfold the group</source>
   <translation>Thu gọn hoặc mở nhóm</translation>
  </message>
  <message>
   <source>Follow the address that was copied</source>
   <translation>Theo dõi địa chỉ vừa chép</translation>
  </message>
  <message>
   <source>Follow the story</source>
   <translation>Theo dõi sự kiện</translation>
  </message>
  <message>
   <source>Front page or order of time</source>
   <translation>Trang nhất hoặc theo thời gian</translation>
  </message>
  <message>
   <source>How to search</source>
   <translation>Cách tìm kiếm</translation>
  </message>
  <message>
   <source>Import a list of feeds…</source>
   <translation>Nhập danh sách nguồn tin…</translation>
  </message>
  <message>
   <source>Import everything…</source>
   <translation>Nhập mọi thứ…</translation>
  </message>
  <message>
   <source>Into the article</source>
   <translation>Vào bài đang chọn</translation>
  </message>
  <message>
   <source>Keep for offline</source>
   <translation>Giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Phím tắt</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Chữ to hơn</translation>
  </message>
  <message>
   <source>Last article</source>
   <translation>Bài cuối cùng</translation>
  </message>
  <message>
   <source>List</source>
   <translation>Danh sách</translation>
  </message>
  <message>
   <source>Mark all as read</source>
   <translation>Đánh dấu tất cả đã đọc</translation>
  </message>
  <message>
   <source>Mark everything above as read</source>
   <translation>Đánh dấu đã đọc các bài phía trên</translation>
  </message>
  <message>
   <source>Mark everything below as read</source>
   <translation>Đánh dấu đã đọc các bài phía dưới</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Trình đơn</translation>
  </message>
  <message>
   <source>Menu of what the keyboard is on</source>
   <translation>Trình đơn của mục đang chọn</translation>
  </message>
  <message>
   <source>Merge with another story…</source>
   <translation>Gộp với sự kiện khác…</translation>
  </message>
  <message>
   <source>Mute articles like this…</source>
   <translation>Ẩn các bài như thế này…</translation>
  </message>
  <message>
   <source>Mute the story</source>
   <translation>Ẩn sự kiện</translation>
  </message>
  <message>
   <source>New folder…</source>
   <translation>Thư mục mới…</translation>
  </message>
  <message>
   <source>Next article</source>
   <translation>Bài tiếp theo</translation>
  </message>
  <message>
   <source>Next place found</source>
   <translation>Chỗ tìm thấy tiếp theo</translation>
  </message>
  <message>
   <source>Next unread article, then the next place</source>
   <translation>Bài chưa đọc tiếp theo, hết thì sang nơi kế tiếp</translation>
  </message>
  <message>
   <source>Normal text size</source>
   <translation>Cỡ chữ thường</translation>
  </message>
  <message>
   <source>One row a story</source>
   <translation>Mỗi sự kiện một hàng</translation>
  </message>
  <message>
   <source>Open in the browser</source>
   <translation>Mở trong trình duyệt</translation>
  </message>
  <message>
   <source>Pane to the left</source>
   <translation>Sang khung bên trái</translation>
  </message>
  <message>
   <source>Pane to the right</source>
   <translation>Sang khung bên phải</translation>
  </message>
  <message>
   <source>Preferences…</source>
   <translation>Tùy chọn…</translation>
  </message>
  <message>
   <source>Previous article</source>
   <translation>Bài trước</translation>
  </message>
  <message>
   <source>Previous place found</source>
   <translation>Chỗ tìm thấy trước đó</translation>
  </message>
  <message>
   <source>Previous unread article</source>
   <translation>Bài chưa đọc trước đó</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Thoát</translation>
  </message>
  <message>
   <source>Read or unread</source>
   <translation>Đã đọc hoặc chưa đọc</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Đọc bài</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Làm lại</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Cập nhật</translation>
  </message>
  <message>
   <source>Refresh all feeds now</source>
   <translation>Cập nhật mọi nguồn ngay</translation>
  </message>
  <message>
   <source>Rename what is chosen in the sidebar…</source>
   <translation>Đổi tên nơi đang chọn ở thanh bên…</translation>
  </message>
  <message>
   <source>Rules…</source>
   <translation>Quy tắc…</translation>
  </message>
  <message>
   <source>Scroll back</source>
   <translation>Cuộn ngược lại</translation>
  </message>
  <message>
   <source>Scroll, then next unread</source>
   <translation>Cuộn, rồi sang bài chưa đọc</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Tìm kiếm</translation>
  </message>
  <message>
   <source>Settings of the feed…</source>
   <translation>Thiết lập nguồn tin…</translation>
  </message>
  <message>
   <source>Show new articles</source>
   <translation>Hiện bài mới</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Chữ nhỏ hơn</translation>
  </message>
  <message>
   <source>Split the article off its story</source>
   <translation>Tách bài khỏi sự kiện</translation>
  </message>
  <message>
   <source>Star</source>
   <translation>Đánh dấu sao</translation>
  </message>
  <message>
   <source>Stop refreshing or keeping</source>
   <translation>Dừng cập nhật hoặc lưu bài</translation>
  </message>
  <message>
   <source>Story</source>
   <translation>Sự kiện</translation>
  </message>
  <message>
   <source>The story and its timeline</source>
   <translation>Sự kiện và dòng thời gian</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>Unsubscribe from the chosen feed</source>
   <translation>Thôi theo dõi nguồn tin đang chọn</translation>
  </message>
  <message>
   <source>Why this section?</source>
   <translation>Vì sao ở chuyên mục này?</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Cửa sổ</translation>
  </message>
  <message>
   <source>{verb}: {act}</source>
   <translation>{verb}: {act}</translation>
  </message>
 </context>
 <context>
  <name>activity</name>
  <message numerus="yes">
   <source>%Ln changed</source>
   <comment>articles</comment>
   <translation>
    <numerusform>%Ln bài sửa</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All</source>
   <translation>Tất &amp;cả</translation>
  </message>
  <message>
   <source>&amp;Failed</source>
   <translation>Bị &amp;lỗi</translation>
  </message>
  <message>
   <source>&amp;Left out</source>
   <translation>&amp;Bỏ qua</translation>
  </message>
  <message>
   <source>&amp;New</source>
   <translation>Có bài &amp;mới</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>&amp;Dừng</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Hoạt động</translation>
  </message>
  <message>
   <source>Ask again now</source>
   <translation>Cập nhật lại ngay</translation>
  </message>
  <message>
   <source>Ask the failed ones a&amp;gain</source>
   <translation>&amp;Thử lại các nguồn bị lỗi</translation>
  </message>
  <message>
   <source>Automatic refresh</source>
   <translation>Tự động cập nhật</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Sao lưu</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Chép</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>Feed health…</source>
   <translation>Tình trạng nguồn tin…</translation>
  </message>
  <message>
   <source>Filter by feed</source>
   <translation>Lọc theo nguồn</translation>
  </message>
  <message>
   <source>Kept until the window is closed.</source>
   <translation>Danh sách này được giữ đến khi đóng cửa sổ.</translation>
  </message>
  <message>
   <source>No feed failed.</source>
   <translation>Không nguồn nào bị lỗi.</translation>
  </message>
  <message>
   <source>Nothing was refreshed since the window was opened.</source>
   <translation>Chưa cập nhật nguồn nào từ khi mở cửa sổ.</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Tiến độ</translation>
  </message>
  <message>
   <source>Refresh ended</source>
   <translation>Cập nhật xong</translation>
  </message>
  <message>
   <source>Refresh stopped</source>
   <translation>Đã dừng cập nhật</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Show the feed</source>
   <translation>Mở nguồn này</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Dung lượng</translation>
  </message>
  <message>
   <source>The first answers are on their way…</source>
   <translation>Đang chờ những câu trả lời đầu tiên…</translation>
  </message>
  <message>
   <source>There is no such line.</source>
   <translation>Không có dòng nào như vậy.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Giờ</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Thời gian</translation>
  </message>
  <message>
   <source>Unchanged</source>
   <translation>Không có gì mới</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} giây</translation>
  </message>
 </context>
 <context>
  <name>care</name>
  <message numerus="yes">
   <source>%Ln feed(s) have another address.</source>
   <translation>
    <numerusform>Đã đổi địa chỉ của %Ln nguồn tin.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln stay(s): the new address is followed already.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln nguồn giữ nguyên: địa chỉ mới đã được theo dõi.</numerusform>
   </translation>
  </message>
  <message>
   <source>How long articles stay was changed.</source>
   <translation>Đã đổi thời gian giữ bài.</translation>
  </message>
  <message>
   <source>The password is known until Newsreader is closed.</source>
   <translation>Mật khẩu được nhớ tới khi đóng Newsreader.</translation>
  </message>
  <message>
   <source>The settings of {title} were changed.</source>
   <translation>Đã đổi thiết lập của {title}.</translation>
  </message>
  <message>
   <source>change how long articles stay</source>
   <translation>đổi thời gian giữ bài</translation>
  </message>
  <message numerus="yes">
   <source>change the address of %Ln feed(s)</source>
   <translation>
    <numerusform>đổi địa chỉ của %Ln nguồn tin</numerusform>
   </translation>
  </message>
  <message>
   <source>change the address of {title}</source>
   <translation>đổi địa chỉ của {title}</translation>
  </message>
  <message>
   <source>change the settings of {title}</source>
   <translation>đổi thiết lập của {title}</translation>
  </message>
  <message>
   <source>{title} has another address.</source>
   <translation>Đã đổi địa chỉ của {title}.</translation>
  </message>
 </context>
 <context>
  <name>departing</name>
  <message numerus="yes">
   <source>%Ln article(s) would go, in an hour at the earliest.</source>
   <translation>
    <numerusform>%Ln bài sẽ bị bỏ, sớm nhất là một giờ nữa.</numerusform>
   </translation>
  </message>
  <message>
   <source>Starred articles and those that you kept for offline yourself always stay.</source>
   <translation>Bài có sao và bài do chính bạn giữ ngoại tuyến luôn được để lại.</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A User-Agent cannot have “{letters}”: only letters from A to Z, digits and plain signs.</source>
   <translation>User-Agent không chứa được “{letters}”: chỉ gồm chữ cái không dấu, chữ số và dấu thường.</translation>
  </message>
  <message>
   <source>A fault of this program kept the feed of {host} from being read. The log has the details.</source>
   <translation>Lỗi của chính chương trình này khiến không đọc được nguồn tin của {host}. Chi tiết có trong nhật ký.</translation>
  </message>
  <message>
   <source>A picture from {host} cannot be shown.</source>
   <translation>Không hiển thị được ảnh từ {host}.</translation>
  </message>
  <message>
   <source>A rule cannot ask for “{asked}”: no article is read, starred or kept for offline when it arrives.</source>
   <translation>Quy tắc không thể hỏi “{asked}”: khi mới về chưa bài nào được đọc, đánh dấu sao hay giữ để đọc ngoại tuyến.</translation>
  </message>
  <message>
   <source>A rule needs something to do.</source>
   <translation>Quy tắc cần có việc để làm.</translation>
  </message>
  <message>
   <source>A rule needs something to look for.</source>
   <translation>Quy tắc cần có điều để tìm.</translation>
  </message>
  <message>
   <source>A section needs a name.</source>
   <translation>Chuyên mục phải có tên.</translation>
  </message>
  <message>
   <source>A user name cannot have “{letters}”.</source>
   <translation>Tên đăng nhập không chứa được “{letters}”.</translation>
  </message>
  <message>
   <source>All is well with this feed.</source>
   <translation>Nguồn tin này vẫn tốt.</translation>
  </message>
  <message>
   <source>Another window or command is refreshing this library.</source>
   <translation>Một cửa sổ hoặc lệnh khác đang cập nhật thư viện này.</translation>
  </message>
  <message>
   <source>Asked at the usual interval.</source>
   <translation>Cập nhật theo nhịp thông thường.</translation>
  </message>
  <message>
   <source>Asked only by hand.</source>
   <translation>Chỉ cập nhật khi được yêu cầu.</translation>
  </message>
  <message>
   <source>Asked {minutes} min ago; by hand again at {again}.</source>
   <translation>Mới kiểm tra {minutes} phút trước; có thể tự kiểm tra lại từ {again}.</translation>
  </message>
  <message>
   <source>It could never be read.</source>
   <translation>Chưa lần nào đọc được nguồn tin này.</translation>
  </message>
  <message>
   <source>It could not be reached, perhaps for want of a network. It is asked again soon.</source>
   <translation>Không liên lạc được, có thể do không có mạng. Sẽ sớm thử lại.</translation>
  </message>
  <message>
   <source>It has another address, and is asked there at once.</source>
   <translation>Địa chỉ đã đổi: nguồn này được cập nhật ngay từ đó.</translation>
  </message>
  <message>
   <source>It has moved for good to {address}.</source>
   <translation>Nguồn tin đã chuyển hẳn sang {address}.</translation>
  </message>
  <message>
   <source>It is large: {size} MB are fetched whenever it changes.</source>
   <translation>Nguồn tin rất nặng: mỗi lần có thay đổi phải tải {size} MB.</translation>
  </message>
  <message>
   <source>It was changed or removed while it was being asked.</source>
   <translation>Nguồn tin vừa được sửa hoặc bỏ theo dõi trong lúc đang cập nhật.</translation>
  </message>
  <message>
   <source>It was last read on {date}.</source>
   <translation>Lần cuối đọc được: {date}.</translation>
  </message>
  <message>
   <source>Its last answer took {seconds} seconds.</source>
   <translation>Lần trả lời gần nhất mất {seconds} giây.</translation>
  </message>
  <message>
   <source>Its password did not come in time: the keyring may be waiting to be unlocked.</source>
   <translation>Chưa có mật khẩu kịp lúc: có thể kho khóa đang chờ được mở.</translation>
  </message>
  <message>
   <source>Line {line} of {name} cannot be read: it was left out.</source>
   <translation>Không đọc được dòng {line} của {name}: dòng này bị bỏ qua.</translation>
  </message>
  <message>
   <source>Newsreader cannot use the proxy of this system ({proxy}), and does not go around it.</source>
   <translation>Newsreader không dùng được máy chủ proxy của hệ thống ({proxy}) và sẽ không đi vòng qua nó.</translation>
  </message>
  <message>
   <source>No article text was found on the page of {host}.</source>
   <translation>Không tìm thấy nội dung bài trên trang của {host}.</translation>
  </message>
  <message>
   <source>No author is called “{name}”.</source>
   <translation>Không có tác giả nào tên “{name}”.</translation>
  </message>
  <message>
   <source>No feed is called “{name}”.</source>
   <translation>Không có nguồn tin nào tên “{name}”.</translation>
  </message>
  <message>
   <source>No folder is called “{name}”.</source>
   <translation>Không có thư mục nào tên “{name}”.</translation>
  </message>
  <message>
   <source>No outlet is called “{name}”.</source>
   <translation>Không có báo nào tên “{name}”.</translation>
  </message>
  <message>
   <source>No section is called “{name}”.</source>
   <translation>Không có chuyên mục nào tên “{name}”.</translation>
  </message>
  <message>
   <source>No secure connection (https) to {host} could be made.</source>
   <translation>Không lập được kết nối an toàn (https) tới {host}.</translation>
  </message>
  <message>
   <source>No window can be opened here: {reason}.</source>
   <translation>Không mở được cửa sổ ở đây: {reason}.</translation>
  </message>
  <message>
   <source>Nothing follows “{field}:”: it was left out.</source>
   <translation>Sau “{field}:” không có gì: phần này bị bỏ qua.</translation>
  </message>
  <message>
   <source>Nothing new has come since {date}, far longer than is usual for it.</source>
   <translation>Không có gì mới từ {date}, lâu hơn hẳn nhịp đăng bài thường lệ.</translation>
  </message>
  <message>
   <source>Of {count} article it is not right whether it is a copy.</source>
   <translation>{count} bài bị ghi sai là bản trùng hay không.</translation>
  </message>
  <message>
   <source>Of {count} articles it is not right whether they are copies.</source>
   <translation>{count} bài bị ghi sai là bản trùng hay không.</translation>
  </message>
  <message>
   <source>Only the beginning of so long a search was looked at.</source>
   <translation>Câu tìm kiếm quá dài: chỉ phần đầu được xét.</translation>
  </message>
  <message>
   <source>So much is being written to the library at the moment that it cannot be copied. Try again later.</source>
   <translation>Hiện có quá nhiều dữ liệu đang được ghi vào thư viện nên chưa sao chép được. Hãy thử lại sau.</translation>
  </message>
  <message>
   <source>Something went wrong inside Newsreader. Your articles are safe.</source>
   <translation>Newsreader vừa gặp lỗi. Bài viết của bạn vẫn an toàn.</translation>
  </message>
  <message>
   <source>That may pass; it is tried again by itself.</source>
   <translation>Lỗi này có thể chỉ là tạm thời; nguồn sẽ tự được thử lại.</translation>
  </message>
  <message>
   <source>The article {id} is shown as one with no other.</source>
   <translation>Bài {id} không được gộp chung với bài nào khác.</translation>
  </message>
  <message>
   <source>The article {id} was taken from no other.</source>
   <translation>Bài {id} chưa từng được tách khỏi bài nào khác.</translation>
  </message>
  <message>
   <source>The background process ended unexpectedly and was started again.</source>
   <translation>Tiến trình nền dừng đột ngột và đã được khởi động lại.</translation>
  </message>
  <message>
   <source>The backup was broken off; it is made another time.</source>
   <translation>Việc sao lưu đã bị ngắt; bản sao lưu sẽ được tạo vào lúc khác.</translation>
  </message>
  <message>
   <source>The certificate of {host} is not valid.</source>
   <translation>Chứng chỉ của {host} không hợp lệ.</translation>
  </message>
  <message>
   <source>The connection to {host} broke off.</source>
   <translation>Kết nối tới {host} bị ngắt.</translation>
  </message>
  <message>
   <source>The daily backup could not be made. {reason}</source>
   <translation>Không tạo được bản sao lưu hằng ngày. {reason}</translation>
  </message>
  <message>
   <source>The disk is full. What could not be saved was undone; nothing is lost.</source>
   <translation>Đĩa đã đầy. Phần chưa lưu được đã hoàn tác; không mất gì cả.</translation>
  </message>
  <message>
   <source>The disk is full; {name} was not written.</source>
   <translation>Đĩa đã đầy; chưa ghi được {name}.</translation>
  </message>
  <message>
   <source>The display {display} cannot be reached, so no window can be opened on it.</source>
   <translation>Không kết nối được màn hình {display} nên không mở được cửa sổ.</translation>
  </message>
  <message>
   <source>The document at {host} is larger than {limit} MB.</source>
   <translation>Tài liệu ở {host} lớn hơn {limit} MB.</translation>
  </message>
  <message>
   <source>The feed asks to be left alone at certain hours or days.</source>
   <translation>Nguồn tin đề nghị không cập nhật vào một số giờ hoặc ngày.</translation>
  </message>
  <message>
   <source>The feed asks to be read no more often.</source>
   <translation>Nguồn tin yêu cầu không đọc thường xuyên hơn.</translation>
  </message>
  <message>
   <source>The feed is gone for good and is not asked any more.</source>
   <translation>Nguồn tin đã đóng hẳn nên không được cập nhật nữa.</translation>
  </message>
  <message>
   <source>The feed of {host} ends in the middle.</source>
   <translation>Nguồn tin của {host} bị cắt ngang giữa chừng.</translation>
  </message>
  <message>
   <source>The feed of {host} is built so badly that it cannot be read.</source>
   <translation>Nguồn tin của {host} sai cấu trúc đến mức không đọc được.</translation>
  </message>
  <message>
   <source>The feed publishes seldom.</source>
   <translation>Nguồn tin ít khi đăng bài.</translation>
  </message>
  <message>
   <source>The file is damaged: parts of it cannot be read.</source>
   <translation>Tệp bị hỏng: có phần không đọc được.</translation>
  </message>
  <message>
   <source>The file of settings was damaged and was written anew: all is set as before. It is kept as {path}.</source>
   <translation>Tệp cài đặt bị hỏng và đã được ghi lại: mọi cài đặt vẫn như trước. Tệp hỏng được giữ tại {path}.</translation>
  </message>
  <message>
   <source>The folder for backups, {folder}, cannot be written: it is read-only or belongs to somebody else.</source>
   <translation>Không ghi được vào thư mục sao lưu {folder}: thư mục chỉ cho đọc hoặc thuộc về người khác.</translation>
  </message>
  <message>
   <source>The folder for backups, {folder}, cannot be written: {reason}.</source>
   <translation>Không ghi được vào thư mục sao lưu {folder}: {reason}.</translation>
  </message>
  <message>
   <source>The folder that {name} should be in is not there.</source>
   <translation>Không có thư mục để ghi {name} vào.</translation>
  </message>
  <message>
   <source>The last check failed; each wait is longer.</source>
   <translation>Lần cập nhật trước không thành công; mỗi lần sau chờ lâu hơn.</translation>
  </message>
  <message>
   <source>The library {path} cannot be opened: {reason}.</source>
   <translation>Không mở được thư viện {path}: {reason}.</translation>
  </message>
  <message>
   <source>The library {path} cannot be written: the file or its folder is read-only.</source>
   <translation>Không ghi được vào thư viện {path}: tệp hoặc thư mục chỉ cho phép đọc.</translation>
  </message>
  <message>
   <source>The library {path} is being restored or repaired at the moment. Try again when that is done.</source>
   <translation>Thư viện {path} đang được khôi phục hoặc sửa chữa. Hãy thử lại khi xong.</translation>
  </message>
  <message>
   <source>The library {path} is damaged. Nothing was changed. “newsreader check --repair” saves what can be read, “newsreader restore” puts back a backup from {backups}.</source>
   <translation>Thư viện {path} bị hỏng. Chưa có gì bị thay đổi. “newsreader check --repair” cứu những gì còn đọc được, “newsreader restore” khôi phục một bản sao lưu từ {backups}.</translation>
  </message>
  <message>
   <source>The library {path} is locked by another program.</source>
   <translation>Thư viện {path} đang bị một chương trình khác khóa.</translation>
  </message>
  <message>
   <source>The library {path} is not there, but backups of it are. “newsreader restore” puts back the newest; who wants an empty library moves the folder {backups} elsewhere first.</source>
   <translation>Không thấy thư viện {path}, nhưng các bản sao lưu của nó vẫn còn. “newsreader restore” khôi phục bản mới nhất; nếu muốn một thư viện trống, trước hết hãy chuyển thư mục {backups} đi nơi khác.</translation>
  </message>
  <message>
   <source>The library {path} is not there, but it was: its disk is not connected, or the file was moved. Nothing was changed. Who wants an empty library in its place deletes {trace} first.</source>
   <translation>Không thấy thư viện {path} ở chỗ cũ: ổ đĩa chứa nó chưa được kết nối, hoặc tệp đã bị chuyển đi. Chưa có gì bị thay đổi. Nếu muốn một thư viện trống ở đó, trước hết hãy xóa {trace}.</translation>
  </message>
  <message>
   <source>The library {path} is open in a window or another command. Close it there first.</source>
   <translation>Thư viện {path} đang mở trong một cửa sổ hoặc lệnh khác. Hãy đóng ở đó trước.</translation>
  </message>
  <message>
   <source>The library {path} was made by a newer Newsreader (version {found}; this one knows {known}). Please update.</source>
   <translation>Thư viện {path} do một bản Newsreader mới hơn tạo ra (phiên bản {found}; bản này chỉ hiểu đến {known}). Vui lòng cập nhật chương trình.</translation>
  </message>
  <message>
   <source>The name {host} cannot be looked up at the moment.</source>
   <translation>Hiện không tra được tên {host}.</translation>
  </message>
  <message>
   <source>The network wants you to sign in first, in a browser (511).</source>
   <translation>Mạng này yêu cầu bạn đăng nhập trước, trong trình duyệt (511).</translation>
  </message>
  <message>
   <source>The number of articles of {count} feed is wrong.</source>
   <translation>Số bài của {count} nguồn bị sai.</translation>
  </message>
  <message>
   <source>The number of articles of {count} section is wrong.</source>
   <translation>Số bài của {count} chuyên mục bị sai.</translation>
  </message>
  <message>
   <source>The numbers of articles of {count} feeds are wrong.</source>
   <translation>Số bài của {count} nguồn bị sai.</translation>
  </message>
  <message>
   <source>The numbers of articles of {count} sections are wrong.</source>
   <translation>Số bài của {count} chuyên mục bị sai.</translation>
  </message>
  <message>
   <source>The page at {host} offers no feed.</source>
   <translation>Trang ở {host} không có nguồn tin nào.</translation>
  </message>
  <message>
   <source>The page at {host} offers {count} feeds: choose with --pick N, or --all.</source>
   <translation>Trang ở {host} có {count} nguồn tin: chọn bằng --pick N, hoặc --all.</translation>
  </message>
  <message>
   <source>The page of {host} could not be had a moment ago; by hand again at {again}.</source>
   <translation>Trang của {host} vừa không tải được; có thể thử lại lúc {again}.</translation>
  </message>
  <message>
   <source>The password for {host} did not come in time: the keyring may be waiting to be unlocked.</source>
   <translation>Chưa có mật khẩu cho {host} kịp lúc: có thể kho khóa đang chờ được mở.</translation>
  </message>
  <message>
   <source>The proxy {proxy} asks for a user name and a password, or refuses those it got (407).</source>
   <translation>Máy chủ proxy {proxy} yêu cầu tên người dùng và mật khẩu, hoặc từ chối những gì đã gửi (407).</translation>
  </message>
  <message>
   <source>The proxy {proxy} does not answer.</source>
   <translation>Máy chủ proxy {proxy} không trả lời.</translation>
  </message>
  <message>
   <source>The proxy {proxy} finds no way to {host}.</source>
   <translation>Máy chủ proxy {proxy} không tìm được đường đến {host}.</translation>
  </message>
  <message>
   <source>The rule “{title}” looks for the same and does the same already.</source>
   <translation>Quy tắc “{title}” đã tìm và làm đúng như thế rồi.</translation>
  </message>
  <message>
   <source>The rule “{title}” puts articles in the section “{name}”, which is not here: it does no longer.</source>
   <translation>Quy tắc “{title}” xếp bài vào chuyên mục “{name}”, nhưng ở đây không có chuyên mục này: quy tắc không xếp bài nữa.</translation>
  </message>
  <message>
   <source>The search index is being made anew: so far words are found in {done} of {all} articles.</source>
   <translation>Chỉ mục tìm kiếm đang được lập lại: hiện mới tìm được trong {done} trên {all} bài.</translation>
  </message>
  <message>
   <source>The search index is damaged.</source>
   <translation>Chỉ mục tìm kiếm bị hỏng.</translation>
  </message>
  <message>
   <source>The server asked us to wait until then.</source>
   <translation>Máy chủ yêu cầu chờ đến lúc đó.</translation>
  </message>
  <message>
   <source>The server refused; asked again after two days.</source>
   <translation>Máy chủ từ chối; sẽ thử lại sau hai ngày.</translation>
  </message>
  <message>
   <source>The server says that its answer is good until then.</source>
   <translation>Máy chủ cho biết nội dung còn hiệu lực đến lúc đó.</translation>
  </message>
  <message>
   <source>The settings could not be read and are as they were at first. The file is kept as {path}.</source>
   <translation>Không đọc được cài đặt nên mọi cài đặt trở về như ban đầu. Tệp cũ được giữ tại {path}.</translation>
  </message>
  <message>
   <source>The settings could not be saved ({reason}). They hold until the program ends.</source>
   <translation>Không lưu được cài đặt ({reason}). Các cài đặt này có hiệu lực cho đến khi đóng chương trình.</translation>
  </message>
  <message>
   <source>The weekly backup of the whole library could not be made. {reason}</source>
   <translation>Không tạo được bản sao lưu toàn bộ thư viện hằng tuần. {reason}</translation>
  </message>
  <message>
   <source>The whole library ({size} MB) is larger than backups may be ({budget} MB); small ones are made.</source>
   <translation>Toàn bộ thư viện ({size} MB) lớn hơn mức dành cho sao lưu ({budget} MB); chỉ tạo các bản nhỏ.</translation>
  </message>
  <message>
   <source>There is a section “{title}” already.</source>
   <translation>Đã có chuyên mục “{title}”.</translation>
  </message>
  <message>
   <source>There is no article with the number {id}.</source>
   <translation>Không có bài viết số {id}.</translation>
  </message>
  <message>
   <source>There is no backup yet in {folder}.</source>
   <translation>Chưa có bản sao lưu nào trong {folder}.</translation>
  </message>
  <message>
   <source>There is no backup {name}.</source>
   <translation>Không có bản sao lưu {name}.</translation>
  </message>
  <message>
   <source>There is no display here to open a window on. All commands work without one: newsreader --help.</source>
   <translation>Ở đây không có màn hình để mở cửa sổ. Các lệnh vẫn dùng được khi không có màn hình: newsreader --help.</translation>
  </message>
  <message>
   <source>There is no feed number {number} on this page.</source>
   <translation>Trang này không có nguồn tin số {number}.</translation>
  </message>
  <message>
   <source>There is no feed “{name}”.</source>
   <translation>Không có nguồn tin “{name}”.</translation>
  </message>
  <message>
   <source>There is no field “{name}”: it was taken for a word.</source>
   <translation>Không có trường “{name}”: đã coi là một từ.</translation>
  </message>
  <message>
   <source>There is no file {name}.</source>
   <translation>Không có tệp {name}.</translation>
  </message>
  <message>
   <source>There is no folder for backups: something else has its name, or that of one above: {folder}.</source>
   <translation>Không có thư mục sao lưu: tên của nó, hoặc tên thư mục phía trên, đã thuộc về thứ khác: {folder}.</translation>
  </message>
  <message>
   <source>There is no folder “{name}”.</source>
   <translation>Không có thư mục “{name}”.</translation>
  </message>
  <message>
   <source>There is no network connection.</source>
   <translation>Không có kết nối mạng.</translation>
  </message>
  <message>
   <source>There is no rule “{name}”.</source>
   <translation>Không có quy tắc “{name}”.</translation>
  </message>
  <message>
   <source>There is no saved search “{id}”.</source>
   <translation>Không có tìm kiếm đã lưu nào là “{id}”.</translation>
  </message>
  <message>
   <source>There is no section “{name}”.</source>
   <translation>Không có chuyên mục “{name}”.</translation>
  </message>
  <message>
   <source>There is no server named {host}.</source>
   <translation>Không có máy chủ nào tên {host}.</translation>
  </message>
  <message>
   <source>There is no way to {host} at the moment.</source>
   <translation>Hiện không có đường nối tới {host}.</translation>
  </message>
  <message>
   <source>This article has no web address to keep.</source>
   <translation>Bài này không có địa chỉ web để tải về.</translation>
  </message>
  <message>
   <source>This demo library asks no network. Start Newsreader without --demo to follow real feeds.</source>
   <translation>Thư viện trình diễn này không dùng mạng. Hãy mở Newsreader không kèm --demo để theo dõi nguồn tin thật.</translation>
  </message>
  <message>
   <source>This feed has not been checked yet.</source>
   <translation>Nguồn tin này chưa được cập nhật lần nào.</translation>
  </message>
  <message>
   <source>This needs {needed} MB of free space on the disk; {free} MB are free.</source>
   <translation>Cần {needed} MB trống trên đĩa; hiện còn {free} MB.</translation>
  </message>
  <message>
   <source>Waiting for the network.</source>
   <translation>Đang chờ có mạng.</translation>
  </message>
  <message>
   <source>Waiting for the proxy {proxy}.</source>
   <translation>Đang đợi máy chủ proxy {proxy}.</translation>
  </message>
  <message>
   <source>What is larger than {limit} MB is no list of feeds.</source>
   <translation>Tệp lớn hơn {limit} MB không phải là danh sách nguồn tin.</translation>
  </message>
  <message>
   <source>What stories and related articles are found by is damaged.</source>
   <translation>Dữ liệu dùng để tìm sự kiện và bài liên quan bị hỏng.</translation>
  </message>
  <message>
   <source>What was to be printed could not be written: {reason}.</source>
   <translation>Không ghi ra được nội dung cần in: {reason}.</translation>
  </message>
  <message>
   <source>What {host} sends is a PDF document, not a feed.</source>
   <translation>Nội dung {host} gửi về là tài liệu PDF, không phải nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is a picture, not a feed.</source>
   <translation>Nội dung {host} gửi về là một hình ảnh, không phải nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is a sitemap, a list of its pages for search engines, not a feed.</source>
   <translation>Nội dung {host} gửi về là sơ đồ trang web (danh sách trang dành cho máy tìm kiếm), không phải nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is a sound or a film, not a feed.</source>
   <translation>Nội dung {host} gửi về là tệp âm thanh hoặc phim, không phải nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is data for programs, not a feed.</source>
   <translation>Nội dung {host} gửi về là dữ liệu dành cho phần mềm, không phải nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is not a feed.</source>
   <translation>Nội dung {host} gửi về không phải là nguồn tin.</translation>
  </message>
  <message>
   <source>What {host} sends is too broken to be read.</source>
   <translation>Nội dung {host} gửi về hỏng quá, không đọc được.</translation>
  </message>
  <message>
   <source>Without quotes only “{word}” was taken as a name; “{name}” is one too: put it in quotes.</source>
   <translation>Không có ngoặc kép thì chỉ “{word}” được hiểu là tên; “{name}” cũng là một tên: hãy đặt trong ngoặc kép.</translation>
  </message>
  <message>
   <source>You already follow {title}.</source>
   <translation>Bạn đang theo dõi {title}.</translation>
  </message>
  <message>
   <source>ends in the middle: what stood behind it is missing</source>
   <translation>bị cắt ngang giữa chừng: phần sau đó không còn</translation>
  </message>
  <message>
   <source>has an address that is neither http nor https</source>
   <translation>có địa chỉ không phải http hay https</translation>
  </message>
  <message>
   <source>has no address</source>
   <translation>không có địa chỉ</translation>
  </message>
  <message>
   <source>is not a feed</source>
   <translation>không phải là nguồn tin</translation>
  </message>
  <message>
   <source>stands in the list twice</source>
   <translation>có mặt hai lần trong danh sách</translation>
  </message>
  <message>
   <source>{count} article cannot be found by search.</source>
   <translation>{count} bài không tìm thấy được bằng tìm kiếm.</translation>
  </message>
  <message>
   <source>{count} article has lost its text.</source>
   <translation>{count} bài bị mất nội dung.</translation>
  </message>
  <message>
   <source>{count} article is hidden though its feed is there, or shown though it is not.</source>
   <translation>{count} bài bị ẩn dù nguồn vẫn còn, hoặc vẫn hiện dù nguồn đã bỏ.</translation>
  </message>
  <message>
   <source>{count} article is hidden though no rule hides it, or shown though one does.</source>
   <translation>{count} bài bị ẩn dù không quy tắc nào ẩn nó, hoặc vẫn hiện dù có quy tắc ẩn nó.</translation>
  </message>
  <message>
   <source>{count} article stands in the wrong sections, or in none.</source>
   <translation>{count} bài nằm sai chuyên mục hoặc không ở chuyên mục nào.</translation>
  </message>
  <message>
   <source>{count} articles are hidden though no rule hides them, or shown though one does.</source>
   <translation>{count} bài bị ẩn dù không quy tắc nào ẩn chúng, hoặc vẫn hiện dù có quy tắc ẩn chúng.</translation>
  </message>
  <message>
   <source>{count} articles are hidden though their feed is there, or shown though it is not.</source>
   <translation>{count} bài bị ẩn dù nguồn vẫn còn, hoặc vẫn hiện dù nguồn đã bỏ.</translation>
  </message>
  <message>
   <source>{count} articles cannot be found by search.</source>
   <translation>{count} bài không tìm thấy được bằng tìm kiếm.</translation>
  </message>
  <message>
   <source>{count} articles have lost their text.</source>
   <translation>{count} bài bị mất nội dung.</translation>
  </message>
  <message>
   <source>{count} articles stand in the wrong sections, or in none.</source>
   <translation>{count} bài nằm sai chuyên mục hoặc không ở chuyên mục nào.</translation>
  </message>
  <message>
   <source>{count} file of a picture belongs to no article.</source>
   <translation>{count} tệp ảnh không thuộc bài nào.</translation>
  </message>
  <message>
   <source>{count} files of pictures belong to no article.</source>
   <translation>{count} tệp ảnh không thuộc bài nào.</translation>
  </message>
  <message>
   <source>{count} kept picture is missing or damaged.</source>
   <translation>{count} ảnh đã lưu bị thiếu hoặc hỏng.</translation>
  </message>
  <message>
   <source>{count} kept pictures are missing or damaged.</source>
   <translation>{count} ảnh đã lưu bị thiếu hoặc hỏng.</translation>
  </message>
  <message>
   <source>{count} line refers to something that is not there: {table} to {parent}.</source>
   <translation>{count} dòng trỏ tới thứ không còn nữa: {table} tới {parent}.</translation>
  </message>
  <message>
   <source>{count} lines refer to something that is not there: {table} to {parent}.</source>
   <translation>{count} dòng trỏ tới thứ không còn nữa: {table} tới {parent}.</translation>
  </message>
  <message>
   <source>{count} more line of {name} cannot be read: it was left out.</source>
   <translation>Còn {count} dòng nữa của {name} không đọc được: dòng này bị bỏ qua.</translation>
  </message>
  <message>
   <source>{count} more lines of {name} cannot be read: they were left out.</source>
   <translation>Còn {count} dòng nữa của {name} không đọc được: các dòng này bị bỏ qua.</translation>
  </message>
  <message>
   <source>{count} place holds letters that cannot be read.</source>
   <translation>{count} chỗ có chữ không đọc được.</translation>
  </message>
  <message>
   <source>{count} place in the file is damaged: {first}.</source>
   <translation>{count} chỗ trong tệp bị hỏng: {first}.</translation>
  </message>
  <message>
   <source>{count} places hold letters that cannot be read.</source>
   <translation>{count} chỗ có chữ không đọc được.</translation>
  </message>
  <message>
   <source>{count} places in the file are damaged, the first: {first}.</source>
   <translation>{count} chỗ trong tệp bị hỏng, chỗ đầu tiên: {first}.</translation>
  </message>
  <message>
   <source>{day} is past: a rule that mutes until then hides nothing.</source>
   <translation>{day} đã qua: quy tắc ẩn đến ngày đó không ẩn gì nữa.</translation>
  </message>
  <message>
   <source>{host} answered with the error {status}.</source>
   <translation>{host} báo lỗi {status}.</translation>
  </message>
  <message>
   <source>{host} asked us to wait until {until} ({status}).</source>
   <translation>{host} yêu cầu chờ đến {until} ({status}).</translation>
  </message>
  <message>
   <source>{host} asked us to wait until {until}.</source>
   <translation>{host} yêu cầu chờ đến {until}.</translation>
  </message>
  <message>
   <source>{host} asks for a user name and a password (401).</source>
   <translation>{host} đòi tên người dùng và mật khẩu (401).</translation>
  </message>
  <message>
   <source>{host} asks us to wait before asking again ({status}).</source>
   <translation>{host} yêu cầu chờ trước khi thử lại ({status}).</translation>
  </message>
  <message>
   <source>{host} cannot be reached: nobody answers there.</source>
   <translation>Không liên lạc được với {host}: không có ai trả lời.</translation>
  </message>
  <message>
   <source>{host} did not answer within {seconds} seconds.</source>
   <translation>{host} không trả lời trong {seconds} giây.</translation>
  </message>
  <message>
   <source>{host} does not allow this address to be read (403).</source>
   <translation>{host} không cho phép đọc địa chỉ này (403).</translation>
  </message>
  <message>
   <source>{host} has a fault of its own at the moment ({status}).</source>
   <translation>{host} đang gặp sự cố ({status}).</translation>
  </message>
  <message>
   <source>{host} has nothing at this address (404).</source>
   <translation>{host} không có gì ở địa chỉ này (404).</translation>
  </message>
  <message>
   <source>{host} is left alone until {date}, as it asked for.</source>
   <translation>Theo yêu cầu của {host}, chương trình chờ tới {date} mới cập nhật lại.</translation>
  </message>
  <message>
   <source>{host} leads to an address inside a private network.</source>
   <translation>{host} dẫn tới một địa chỉ trong mạng nội bộ.</translation>
  </message>
  <message>
   <source>{host} leads to an address that is neither http nor https.</source>
   <translation>{host} dẫn tới một địa chỉ không phải http hay https.</translation>
  </message>
  <message>
   <source>{host} lets only browsers in: it answered with a robot check.</source>
   <translation>{host} chỉ cho trình duyệt vào: máy chủ đòi kiểm tra người máy.</translation>
  </message>
  <message>
   <source>{host} refused the connection.</source>
   <translation>{host} từ chối kết nối.</translation>
  </message>
  <message>
   <source>{host} says that this address is gone for good (410).</source>
   <translation>{host} cho biết địa chỉ này đã đóng hẳn (410).</translation>
  </message>
  <message>
   <source>{host} sends a list of {count} feed, not a feed: save the list and import it.</source>
   <translation>{host} gửi về danh sách gồm {count} nguồn tin chứ không phải một nguồn tin: hãy lưu danh sách rồi nhập vào.</translation>
  </message>
  <message>
   <source>{host} sends a list of {count} feeds, not a feed: save the list and import it.</source>
   <translation>{host} gửi về danh sách gồm {count} nguồn tin chứ không phải một nguồn tin: hãy lưu danh sách rồi nhập vào.</translation>
  </message>
  <message>
   <source>{host} sends us in circles.</source>
   <translation>{host} chuyển hướng vòng quanh.</translation>
  </message>
  <message>
   <source>{host} sent an answer that cannot be understood.</source>
   <translation>{host} gửi về câu trả lời không hiểu được.</translation>
  </message>
  <message>
   <source>{host} sent an empty document.</source>
   <translation>{host} gửi về tài liệu trống.</translation>
  </message>
  <message>
   <source>{host} sent something that is not a web page.</source>
   <translation>Nội dung {host} gửi về không phải là trang web.</translation>
  </message>
  <message>
   <source>{name} cannot be read: {reason}.</source>
   <translation>Không đọc được {name}: {reason}.</translation>
  </message>
  <message>
   <source>{name} cannot be written: {reason}.</source>
   <translation>Không ghi được {name}: {reason}.</translation>
  </message>
  <message>
   <source>{name} has {count} of the {total} lines that were exported: the others are missing.</source>
   <translation>{name} chỉ có {count} trong {total} dòng đã xuất: những dòng còn lại bị thiếu.</translation>
  </message>
  <message>
   <source>{name} holds no feeds.</source>
   <translation>{name} không có nguồn tin nào.</translation>
  </message>
  <message>
   <source>{name} is a folder, and cannot be written.</source>
   <translation>{name} là một thư mục nên không ghi đè được.</translation>
  </message>
  <message>
   <source>{name} is a folder, and no list of feeds.</source>
   <translation>{name} là một thư mục, không phải danh sách nguồn tin.</translation>
  </message>
  <message>
   <source>{name} is damaged, or is no backup. Nothing was changed.</source>
   <translation>{name} bị hỏng hoặc không phải bản sao lưu. Chưa có gì bị thay đổi.</translation>
  </message>
  <message>
   <source>{name} is no export of everything, or it is damaged.</source>
   <translation>{name} không phải bản xuất mọi thứ, hoặc đã bị hỏng.</translation>
  </message>
  <message>
   <source>{name} is no export of everything: a part of it is not there.</source>
   <translation>{name} không phải bản xuất toàn bộ: thiếu một phần.</translation>
  </message>
  <message>
   <source>{name} is no export of everything: {reason}.</source>
   <translation>{name} không phải bản xuất mọi thứ: {reason}.</translation>
  </message>
  <message>
   <source>{name} is not a list of feeds: it is not XML.</source>
   <translation>{name} không phải danh sách nguồn tin: tệp không phải XML.</translation>
  </message>
  <message>
   <source>{name} is not an empty folder, nor an export that was broken off.</source>
   <translation>{name} không phải thư mục trống, cũng không phải bản xuất dở dang.</translation>
  </message>
  <message>
   <source>{name} may not be read.</source>
   <translation>Không được phép đọc {name}.</translation>
  </message>
  <message>
   <source>{name} may not be written there.</source>
   <translation>Không được phép ghi {name} vào đó.</translation>
  </message>
  <message>
   <source>{name} was written by a newer Newsreader. Please update.</source>
   <translation>{name} do một bản Newsreader mới hơn ghi. Hãy nâng cấp.</translation>
  </message>
  <message>
   <source>“{field}:” does not know “{value}”: it was left out.</source>
   <translation>“{field}:” không hiểu “{value}”: đã bỏ qua.</translation>
  </message>
  <message>
   <source>“{name}” fits {count} feeds: use an id or an address.</source>
   <translation>“{name}” khớp với {count} nguồn tin: hãy dùng số hoặc địa chỉ.</translation>
  </message>
  <message>
   <source>“{name}” was merged into “{into}”: name that section instead.</source>
   <translation>“{name}” đã gộp vào “{into}”: hãy gọi tên chuyên mục ấy.</translation>
  </message>
  <message>
   <source>“{text}” is not a web address.</source>
   <translation>“{text}” không phải là địa chỉ web.</translation>
  </message>
  <message>
   <source>“{title}” asks for “{name}”, which stands for something else here, or for nothing.</source>
   <translation>“{title}” tìm theo “{name}”, nhưng ở đây tên này chỉ thứ khác hoặc không chỉ gì cả.</translation>
  </message>
  <message>
   <source>“{title}” cannot lie below itself.</source>
   <translation>“{title}” không thể nằm trong chính nó.</translation>
  </message>
  <message>
   <source>“{title}” comes with the program: it can be hidden, not removed.</source>
   <translation>“{title}” là mục có sẵn: chỉ ẩn được, không xóa được.</translation>
  </message>
  <message>
   <source>“{title}” was merged into no other section.</source>
   <translation>“{title}” chưa được gộp vào chuyên mục nào.</translation>
  </message>
  <message>
   <source>“{value}” is no date (2026-03-31, 31/3/2026, 7d): it was left out.</source>
   <translation>“{value}” không phải là ngày (31/3/2026, 2026-03-31, 7d): đã bỏ qua.</translation>
  </message>
 </context>
 <context>
  <name>health</name>
  <message numerus="yes">
   <source>%Ln feed(s) chosen</source>
   <translation>
    <numerusform>Đã chọn %Ln nguồn</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) may need you.</source>
   <translation>
    <numerusform>%Ln nguồn có thể cần bạn xem lại.</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;All</source>
   <translation>Tất &amp;cả</translation>
  </message>
  <message>
   <source>&amp;Broken</source>
   <translation>&amp;Hỏng</translation>
  </message>
  <message>
   <source>&amp;Edit address…</source>
   <translation>&amp;Sửa địa chỉ…</translation>
  </message>
  <message>
   <source>&amp;Moved</source>
   <translation>Đã ch&amp;uyển</translation>
  </message>
  <message>
   <source>&amp;Settings…</source>
   <translation>Thiết &amp;lập…</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Thử lại</translation>
  </message>
  <message>
   <source>&amp;Unsubscribe</source>
   <translation>Thôi theo &amp;dõi</translation>
  </message>
  <message>
   <source>All feeds are well.</source>
   <translation>Mọi nguồn tin đều tốt.</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Trả lời</translation>
  </message>
  <message>
   <source>Broken</source>
   <comment>state</comment>
   <translation>Hỏng</translation>
  </message>
  <message>
   <source>By way of</source>
   <translation>Đi qua</translation>
  </message>
  <message>
   <source>Failures in a row</source>
   <translation>Hỏng liên tiếp</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>Feed health</source>
   <translation>Tình trạng nguồn tin</translation>
  </message>
  <message>
   <source>Feeds and their state</source>
   <translation>Các nguồn tin và tình trạng</translation>
  </message>
  <message>
   <source>Gone</source>
   <comment>state</comment>
   <translation>Đã bỏ</translation>
  </message>
  <message>
   <source>Last check</source>
   <translation>Lần cuối kiểm tra</translation>
  </message>
  <message>
   <source>Last read</source>
   <translation>Lần cuối đọc</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Bị bỏ qua</translation>
  </message>
  <message>
   <source>Moved</source>
   <comment>state</comment>
   <translation>Đã chuyển</translation>
  </message>
  <message>
   <source>Newest article</source>
   <translation>Bài mới nhất</translation>
  </message>
  <message>
   <source>Next check</source>
   <translation>Lần tới</translation>
  </message>
  <message>
   <source>No feed has fallen silent.</source>
   <translation>Không nguồn nào im ắng.</translation>
  </message>
  <message>
   <source>No feed has moved.</source>
   <translation>Không nguồn nào đã chuyển.</translation>
  </message>
  <message>
   <source>No feed is broken.</source>
   <translation>Không nguồn nào hỏng.</translation>
  </message>
  <message>
   <source>No feed is slow or waiting.</source>
   <translation>Không nguồn nào chậm hay đang chờ.</translation>
  </message>
  <message numerus="yes">
   <source>No feed needs you; %Ln could not be had and is tried again.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>Không nguồn nào cần bạn xem lại; %Ln nguồn chưa tải được và sẽ được thử lại.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>No feed needs you; %Ln wait(s), as the server asked.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>Không nguồn nào cần bạn xem lại; %Ln nguồn đang chờ theo yêu cầu của máy chủ.</numerusform>
   </translation>
  </message>
  <message>
   <source>Not checked yet</source>
   <translation>Chưa cập nhật</translation>
  </message>
  <message>
   <source>S&amp;ilent</source>
   <translation>&amp;Im ắng</translation>
  </message>
  <message>
   <source>S&amp;low or waiting</source>
   <translation>Chậm, đan&amp;g chờ</translation>
  </message>
  <message>
   <source>Silent</source>
   <comment>state</comment>
   <translation>Im ắng</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Dung lượng</translation>
  </message>
  <message>
   <source>Slow</source>
   <comment>state</comment>
   <translation>Chậm</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Tình trạng</translation>
  </message>
  <message>
   <source>The chosen feed</source>
   <translation>Nguồn tin đang chọn</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Thời gian tải</translation>
  </message>
  <message>
   <source>Trying again</source>
   <comment>state</comment>
   <translation>Sẽ thử lại</translation>
  </message>
  <message>
   <source>Use the &amp;new address</source>
   <translation>Dùng địa chỉ &amp;mới</translation>
  </message>
  <message>
   <source>Waiting</source>
   <comment>state</comment>
   <translation>Đang chờ</translation>
  </message>
  <message>
   <source>Well</source>
   <comment>state</comment>
   <translation>Tốt</translation>
  </message>
  <message>
   <source>You follow no feeds yet.</source>
   <translation>Bạn chưa theo dõi nguồn tin nào.</translation>
  </message>
  <message>
   <source>asked too often</source>
   <translation>bị truy cập quá dày</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>khi yêu cầu</translation>
  </message>
  <message>
   <source>document received</source>
   <translation>nhận được nội dung</translation>
  </message>
  <message>
   <source>fault of the server</source>
   <translation>lỗi của máy chủ</translation>
  </message>
  <message>
   <source>gone for good</source>
   <translation>đã đóng hẳn</translation>
  </message>
  <message>
   <source>never</source>
   <translation>chưa lần nào</translation>
  </message>
  <message>
   <source>not allowed</source>
   <translation>không cho phép</translation>
  </message>
  <message>
   <source>not available now</source>
   <translation>tạm ngừng phục vụ</translation>
  </message>
  <message>
   <source>nothing new</source>
   <translation>không có gì mới</translation>
  </message>
  <message>
   <source>nothing there</source>
   <translation>không có gì</translation>
  </message>
  <message>
   <source>now</source>
   <translation>ngay bây giờ</translation>
  </message>
  <message>
   <source>password wanted</source>
   <translation>đòi mật khẩu</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <comment>how long an answer took</comment>
   <translation>{seconds} giây</translation>
  </message>
 </context>
 <context>
  <name>history</name>
  <message>
   <source>Left as it is, since it was changed meanwhile: {act}</source>
   <translation>Giữ nguyên, vì trong lúc đó đã có thay đổi: {act}</translation>
  </message>
  <message>
   <source>Redone: {act}</source>
   <translation>Đã làm lại: {act}</translation>
  </message>
  <message>
   <source>Undone: {act}</source>
   <translation>Đã hoàn tác: {act}</translation>
  </message>
 </context>
 <context>
  <name>list</name>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln bài</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) of this story</source>
   <translation>
    <numerusform>%Ln bài về sự kiện này</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln bài mới</numerusform>
   </translation>
  </message>
  <message>
   <source>All</source>
   <translation>Tất cả</translation>
  </message>
  <message>
   <source>Best match first</source>
   <translation>Khớp nhất trước</translation>
  </message>
  <message>
   <source>By outlet</source>
   <translation>Theo báo</translation>
  </message>
  <message>
   <source>By section</source>
   <translation>Theo chuyên mục</translation>
  </message>
  <message>
   <source>Cards</source>
   <translation>Thẻ</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Gọn</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>Theo ngày</translation>
  </message>
  <message>
   <source>Everything is read</source>
   <translation>Đã đọc hết</translation>
  </message>
  <message>
   <source>Fewer words, or other ones, may find more. Esc ends the search.</source>
   <translation>Hãy thử ít từ hơn hoặc từ khác. Phím Esc kết thúc tìm kiếm.</translation>
  </message>
  <message>
   <source>Filter by section</source>
   <translation>Lọc theo chuyên mục</translation>
  </message>
  <message>
   <source>Fold all</source>
   <translation>Thu gọn tất cả</translation>
  </message>
  <message>
   <source>Front page</source>
   <translation>Trang nhất</translation>
  </message>
  <message>
   <source>Front page: highlights, stories, the rest</source>
   <translation>Trang nhất: nổi bật, các sự kiện, tin khác</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>Nhóm</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Nổi bật</translation>
  </message>
  <message>
   <source>Longest first</source>
   <translation>Dài nhất trước</translation>
  </message>
  <message>
   <source>More news</source>
   <translation>Tin khác</translation>
  </message>
  <message>
   <source>New articles come by themselves.</source>
   <translation>Bài mới sẽ tự về.</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>Mới nhất trước</translation>
  </message>
  <message>
   <source>No article has a star</source>
   <translation>Chưa có bài nào được đánh dấu sao</translation>
  </message>
  <message>
   <source>No articles here yet</source>
   <translation>Ở đây chưa có bài nào</translation>
  </message>
  <message>
   <source>No groups</source>
   <translation>Không nhóm</translation>
  </message>
  <message>
   <source>No story is followed</source>
   <translation>Chưa theo dõi sự kiện nào</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Vừa</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Không tìm thấy bài nào</translation>
  </message>
  <message>
   <source>Nothing from today yet</source>
   <translation>Hôm nay chưa có bài nào</translation>
  </message>
  <message>
   <source>Nothing here with these filters</source>
   <translation>Không có bài nào qua bộ lọc này</translation>
  </message>
  <message>
   <source>Nothing is muted</source>
   <translation>Không có bài nào bị ẩn</translation>
  </message>
  <message>
   <source>Nothing was kept for offline</source>
   <translation>Chưa giữ bài nào để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>Oldest first</source>
   <translation>Cũ nhất trước</translation>
  </message>
  <message>
   <source>One row a story</source>
   <translation>Mỗi sự kiện một hàng</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Thứ tự</translation>
  </message>
  <message>
   <source>Order, groups and rows of the list</source>
   <translation>Thứ tự, nhóm và kiểu hàng của danh sách</translation>
  </message>
  <message>
   <source>Outlets</source>
   <translation>Theo báo</translation>
  </message>
  <message>
   <source>Press D on an article to have its text and pictures without the network.</source>
   <translation>Nhấn D ở một bài để đọc cả chữ lẫn ảnh khi không có mạng.</translation>
  </message>
  <message>
   <source>Press F on an article to be told of what is new in its story.</source>
   <translation>Nhấn F ở một bài để được báo khi sự kiện đó có tin mới.</translation>
  </message>
  <message>
   <source>Press S on an article to find it here again.</source>
   <translation>Nhấn S ở một bài để tìm lại bài đó tại đây.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Hàng</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>Theo chuyên mục</translation>
  </message>
  <message>
   <source>Shortest first</source>
   <translation>Ngắn nhất trước</translation>
  </message>
  <message>
   <source>Show new articles</source>
   <translation>Hiện bài mới</translation>
  </message>
  <message>
   <source>Stories</source>
   <translation>Sự kiện</translation>
  </message>
  <message>
   <source>Take away the section {title}</source>
   <translation>Bỏ lọc chuyên mục {title}</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>Unfold all</source>
   <translation>Mở tất cả</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>Chưa đọc</translation>
  </message>
  <message>
   <source>Use for all lists</source>
   <translation>Dùng cho mọi danh sách</translation>
  </message>
  <message>
   <source>What rules and muted stories hide stands here.</source>
   <translation>Những gì quy tắc và sự kiện bị ẩn che đi nằm ở đây.</translation>
  </message>
  <message>
   <source>With pictures</source>
   <translation>Có ảnh</translation>
  </message>
  <message>
   <source>Without a section</source>
   <translation>Không có chuyên mục</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Hôm qua</translation>
  </message>
  <message>
   <source>folded</source>
   <translation>đang thu gọn</translation>
  </message>
  <message>
   <source>offline</source>
   <translation>đọc được ngoại tuyến</translation>
  </message>
  <message>
   <source>partly offline</source>
   <translation>đọc được một phần ngoại tuyến</translation>
  </message>
  <message>
   <source>starred</source>
   <translation>có sao</translation>
  </message>
  <message>
   <source>unfolded</source>
   <translation>đang mở</translation>
  </message>
  <message>
   <source>unread</source>
   <translation>chưa đọc</translation>
  </message>
  <message>
   <source>“All” takes them away.</source>
   <translation>Bấm “Tất cả” để bỏ lọc.</translation>
  </message>
 </context>
 <context>
  <name>marks</name>
  <message numerus="yes">
   <source>%Ln article(s) given a star.</source>
   <translation>
    <numerusform>Đã đánh dấu sao %Ln bài.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) marked as read.</source>
   <translation>
    <numerusform>Đã đánh dấu %Ln bài là đã đọc.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) marked as unread.</source>
   <translation>
    <numerusform>Đã đánh dấu %Ln bài là chưa đọc.</numerusform>
   </translation>
  </message>
  <message>
   <source>Everything here is read.</source>
   <translation>Ở đây đã đọc hết.</translation>
  </message>
  <message numerus="yes">
   <source>Star taken from %Ln article(s).</source>
   <translation>
    <numerusform>Đã bỏ sao của %Ln bài.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>give %Ln article(s) a star</source>
   <translation>
    <numerusform>đánh dấu sao %Ln bài</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>mark %Ln article(s) as read</source>
   <translation>
    <numerusform>đánh dấu %Ln bài là đã đọc</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>mark %Ln article(s) as unread</source>
   <translation>
    <numerusform>đánh dấu %Ln bài là chưa đọc</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>take the star from %Ln article(s)</source>
   <translation>
    <numerusform>bỏ sao của %Ln bài</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>menu</name>
  <message>
   <source>Add feed here…</source>
   <translation>Thêm nguồn tin vào đây…</translation>
  </message>
  <message>
   <source>Add feed…</source>
   <translation>Thêm nguồn tin…</translation>
  </message>
  <message>
   <source>Always keep for offline</source>
   <translation>Luôn giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>As published</source>
   <translation>Như báo đã xếp</translation>
  </message>
  <message>
   <source>Copy headline and address</source>
   <translation>Chép tiêu đề và địa chỉ</translation>
  </message>
  <message>
   <source>Copy the address</source>
   <translation>Chép địa chỉ</translation>
  </message>
  <message>
   <source>Copy the addresses</source>
   <translation>Chép các địa chỉ</translation>
  </message>
  <message>
   <source>Copy the feed's address</source>
   <translation>Chép địa chỉ nguồn tin</translation>
  </message>
  <message>
   <source>Correct section…</source>
   <translation>Sửa chuyên mục…</translation>
  </message>
  <message>
   <source>Delete the saved search</source>
   <translation>Xóa tìm kiếm đã lưu</translation>
  </message>
  <message>
   <source>Delete the section</source>
   <translation>Xóa chuyên mục</translation>
  </message>
  <message>
   <source>Edit sections…</source>
   <translation>Sắp xếp chuyên mục…</translation>
  </message>
  <message>
   <source>Feed health</source>
   <translation>Tình trạng nguồn tin</translation>
  </message>
  <message>
   <source>Follow or unfollow the story</source>
   <translation>Theo dõi hoặc thôi theo dõi sự kiện</translation>
  </message>
  <message>
   <source>Follow the story</source>
   <translation>Theo dõi sự kiện</translation>
  </message>
  <message>
   <source>Follow the story no more</source>
   <translation>Thôi theo dõi sự kiện</translation>
  </message>
  <message>
   <source>Give a star</source>
   <translation>Đánh dấu sao</translation>
  </message>
  <message>
   <source>Go to {feed}</source>
   <translation>Đến {feed}</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ẩn</translation>
  </message>
  <message>
   <source>Icon</source>
   <translation>Biểu tượng</translation>
  </message>
  <message>
   <source>Its own</source>
   <translation>Biểu tượng riêng</translation>
  </message>
  <message>
   <source>Keep for offline</source>
   <translation>Giữ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>Let headlines of {feed} stand for stories</source>
   <translation>Lấy tít của {feed} đại diện cho sự kiện</translation>
  </message>
  <message>
   <source>Let headlines of {feed} stand for stories no more</source>
   <translation>Thôi lấy tít của {feed} đại diện cho sự kiện</translation>
  </message>
  <message>
   <source>Mark all as read</source>
   <translation>Đánh dấu tất cả đã đọc</translation>
  </message>
  <message>
   <source>Mark as read</source>
   <translation>Đánh dấu đã đọc</translation>
  </message>
  <message>
   <source>Mark as unread</source>
   <translation>Đánh dấu chưa đọc</translation>
  </message>
  <message>
   <source>Mark everything above as read</source>
   <translation>Đánh dấu đã đọc các bài phía trên</translation>
  </message>
  <message>
   <source>Mark everything below as read</source>
   <translation>Đánh dấu đã đọc các bài phía dưới</translation>
  </message>
  <message>
   <source>Mark older ones as read</source>
   <translation>Đánh dấu đã đọc các bài cũ hơn</translation>
  </message>
  <message>
   <source>Merge into one story</source>
   <translation>Gộp thành một sự kiện</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>Gộp vào…</translation>
  </message>
  <message>
   <source>Merge with another story…</source>
   <translation>Gộp với sự kiện khác…</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Chuyển xuống</translation>
  </message>
  <message>
   <source>Move to</source>
   <translation>Chuyển đến</translation>
  </message>
  <message>
   <source>Move to…</source>
   <translation>Chuyển đến…</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Chuyển lên</translation>
  </message>
  <message>
   <source>Mute articles like this…</source>
   <translation>Ẩn các bài như thế này…</translation>
  </message>
  <message>
   <source>Mute or unmute the story</source>
   <translation>Ẩn hoặc hiện lại sự kiện</translation>
  </message>
  <message>
   <source>Mute the story</source>
   <translation>Ẩn sự kiện</translation>
  </message>
  <message>
   <source>New folder…</source>
   <translation>Thư mục mới…</translation>
  </message>
  <message>
   <source>New section here…</source>
   <translation>Chuyên mục mới ở đây…</translation>
  </message>
  <message>
   <source>New section…</source>
   <translation>Chuyên mục mới…</translation>
  </message>
  <message>
   <source>No folder</source>
   <translation>Không có thư mục</translation>
  </message>
  <message>
   <source>Not the same article as in {feeds}</source>
   <translation>Không phải cùng bài với {feeds}</translation>
  </message>
  <message>
   <source>Older than a day</source>
   <translation>Cũ hơn một ngày</translation>
  </message>
  <message>
   <source>Older than a month</source>
   <translation>Cũ hơn một tháng</translation>
  </message>
  <message>
   <source>Older than a week</source>
   <translation>Cũ hơn một tuần</translation>
  </message>
  <message>
   <source>Older than a year</source>
   <translation>Cũ hơn một năm</translation>
  </message>
  <message>
   <source>Older than three days</source>
   <translation>Cũ hơn ba ngày</translation>
  </message>
  <message>
   <source>Open in the browser</source>
   <translation>Mở trong trình duyệt</translation>
  </message>
  <message>
   <source>Open the web site</source>
   <translation>Mở trang web</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Cập nhật</translation>
  </message>
  <message>
   <source>Remove the folder, keep its feeds</source>
   <translation>Xóa thư mục, giữ nguồn tin</translation>
  </message>
  <message>
   <source>Rename or change…</source>
   <translation>Đổi tên hoặc sửa…</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Đổi tên…</translation>
  </message>
  <message>
   <source>Rules…</source>
   <translation>Quy tắc…</translation>
  </message>
  <message>
   <source>Section</source>
   <translation>Chuyên mục</translation>
  </message>
  <message>
   <source>Settings of the feed…</source>
   <translation>Thiết lập nguồn tin…</translation>
  </message>
  <message>
   <source>Show in the sidebar</source>
   <translation>Hiện ở thanh bên</translation>
  </message>
  <message>
   <source>Show the muted story again</source>
   <translation>Hiện lại sự kiện đã ẩn</translation>
  </message>
  <message>
   <source>Split off from its story</source>
   <translation>Tách khỏi sự kiện</translation>
  </message>
  <message>
   <source>Take the star away</source>
   <translation>Bỏ dấu sao</translation>
  </message>
  <message>
   <source>The same article as in {feeds} after all</source>
   <translation>Vẫn là cùng bài với {feeds}</translation>
  </message>
  <message>
   <source>The story and its timeline</source>
   <translation>Sự kiện và dòng thời gian</translation>
  </message>
  <message>
   <source>Unsubscribe</source>
   <translation>Thôi theo dõi</translation>
  </message>
  <message numerus="yes">
   <source>Unsubscribe from %Ln feed(s)</source>
   <translation>
    <numerusform>Thôi theo dõi %Ln nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>Where “{name}” belongs…</source>
   <translation>“{name}” thuộc mục nào…</translation>
  </message>
  <message>
   <source>Why this section?</source>
   <translation>Vì sao ở chuyên mục này?</translation>
  </message>
 </context>
 <context>
  <name>notices</name>
  <message numerus="yes">
   <source>%Ln more article(s)</source>
   <translation>
    <numerusform>%Ln bài khác</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln more feed(s)</source>
   <translation>
    <numerusform>%Ln nguồn khác</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln bài mới</numerusform>
   </translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
 </context>
 <context>
  <name>parting</name>
  <message>
   <source>The article stands by itself from now on.</source>
   <translation>Từ nay bài này đứng riêng.</translation>
  </message>
  <message>
   <source>They are one article again.</source>
   <translation>Các bài lại là một.</translation>
  </message>
  <message>
   <source>show an article by itself</source>
   <translation>cho một bài đứng riêng</translation>
  </message>
  <message>
   <source>show articles as one again</source>
   <translation>lại hiện các bài thành một</translation>
  </message>
 </context>
 <context>
  <name>place</name>
  <message>
   <source>All articles</source>
   <translation>Tất cả</translation>
  </message>
  <message>
   <source>Followed stories</source>
   <translation>Sự kiện theo dõi</translation>
  </message>
  <message>
   <source>Muted</source>
   <translation>Đã ẩn</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Ngoại tuyến</translation>
  </message>
  <message>
   <source>Starred</source>
   <translation>Đánh dấu sao</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>Chưa đọc</translation>
  </message>
 </context>
 <context>
  <name>rules</name>
  <message>
   <source>Moved.</source>
   <translation>Đã chuyển.</translation>
  </message>
  <message>
   <source>The rule is changed.</source>
   <translation>Đã sửa quy tắc.</translation>
  </message>
  <message>
   <source>The rule is saved.</source>
   <translation>Đã lưu quy tắc.</translation>
  </message>
  <message>
   <source>The rule “{title}” is deleted.</source>
   <translation>Đã xóa quy tắc “{title}”.</translation>
  </message>
  <message>
   <source>add the rule {title}</source>
   <translation>thêm quy tắc {title}</translation>
  </message>
  <message>
   <source>change the rule {title}</source>
   <translation>sửa quy tắc {title}</translation>
  </message>
  <message>
   <source>delete the rule {title}</source>
   <translation>xóa quy tắc {title}</translation>
  </message>
  <message>
   <source>move a rule</source>
   <translation>chuyển quy tắc</translation>
  </message>
 </context>
 <context>
  <name>search</name>
  <message>
   <source>Clear the search</source>
   <translation>Xóa tìm kiếm</translation>
  </message>
  <message>
   <source>How to search (F1)</source>
   <translation>Cách tìm kiếm (F1)</translation>
  </message>
  <message>
   <source>Make a rule of this search</source>
   <translation>Tạo quy tắc từ tìm kiếm này</translation>
  </message>
  <message>
   <source>Save this search in the sidebar</source>
   <translation>Lưu tìm kiếm này vào thanh bên</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Tìm kiếm</translation>
  </message>
  <message numerus="yes">
   <source>Search %Ln article(s)</source>
   <translation>
    <numerusform>Tìm trong %Ln bài</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>searches</name>
  <message>
   <source>Changed.</source>
   <translation>Đã sửa.</translation>
  </message>
  <message>
   <source>Moved.</source>
   <translation>Đã chuyển.</translation>
  </message>
  <message>
   <source>Saved.</source>
   <translation>Đã lưu.</translation>
  </message>
  <message>
   <source>change the search {title}</source>
   <translation>sửa tìm kiếm {title}</translation>
  </message>
  <message>
   <source>delete the search {title}</source>
   <translation>xóa tìm kiếm {title}</translation>
  </message>
  <message>
   <source>move a search</source>
   <translation>chuyển tìm kiếm</translation>
  </message>
  <message>
   <source>save the search {title}</source>
   <translation>lưu tìm kiếm {title}</translation>
  </message>
  <message>
   <source>“{title}” is no longer saved.</source>
   <translation>Đã xóa tìm kiếm “{title}”.</translation>
  </message>
 </context>
 <context>
  <name>sections</name>
  <message numerus="yes">
   <source>%Ln article(s) put into {title}.</source>
   <translation>
    <numerusform>Đã đưa %Ln bài vào {title}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) stand as published.</source>
   <translation>
    <numerusform>%Ln bài trở lại như báo đã xếp.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) taken out of all sections.</source>
   <translation>
    <numerusform>Đã đưa %Ln bài ra khỏi mọi chuyên mục.</numerusform>
   </translation>
  </message>
  <message>
   <source>A rule of yours puts it here.</source>
   <translation>Một quy tắc của bạn đưa bài vào đây.</translation>
  </message>
  <message>
   <source>Always leave “{name}” of {feed} out of all sections</source>
   <translation>Luôn để “{name}” của {feed} ngoài mọi chuyên mục</translation>
  </message>
  <message>
   <source>Always put “{name}” of any feed there</source>
   <translation>Luôn đưa “{name}” của mọi nguồn tin vào đó</translation>
  </message>
  <message>
   <source>Always put “{name}” of {feed} here</source>
   <translation>Luôn đưa “{name}” của {feed} vào đây</translation>
  </message>
  <message>
   <source>Always put “{name}” of {feed} there</source>
   <translation>Luôn đưa “{name}” của {feed} vào đó</translation>
  </message>
  <message>
   <source>At the top</source>
   <translation>Ở cấp trên cùng</translation>
  </message>
  <message>
   <source>For all feeds</source>
   <translation>Cho mọi nguồn tin</translation>
  </message>
  <message>
   <source>For {feed} only</source>
   <translation>Chỉ cho {feed}</translation>
  </message>
  <message>
   <source>Guessed from its words, {percent} % sure.</source>
   <translation>Đoán theo lời văn, chắc {percent} %.</translation>
  </message>
  <message>
   <source>Guessed from its words.</source>
   <translation>Đoán theo lời văn.</translation>
  </message>
  <message>
   <source>In no section</source>
   <translation>Không thuộc chuyên mục nào</translation>
  </message>
  <message>
   <source>It is in no section.</source>
   <translation>Bài không thuộc chuyên mục nào.</translation>
  </message>
  <message>
   <source>It is so already.</source>
   <translation>Đã như vậy rồi.</translation>
  </message>
  <message>
   <source>Its articles stand there from now on, and so do those that come. It can be separated again.</source>
   <translation>Từ nay các bài của mục này nằm ở đó, kể cả bài sẽ đến. Có thể tách ra lại.</translation>
  </message>
  <message>
   <source>Its publisher also says: {names}</source>
   <translation>Báo còn ghi: {names}</translation>
  </message>
  <message>
   <source>Its publisher calls it “{name}”.</source>
   <translation>Báo xếp bài vào “{name}”.</translation>
  </message>
  <message>
   <source>Left empty, it is called “{title}”. Your own title holds in both languages.</source>
   <translation>Để trống thì mục tên là “{title}”. Tên bạn đặt dùng cho cả hai ngôn ngữ.</translation>
  </message>
  <message>
   <source>Merge {title} into…</source>
   <translation>Gộp {title} vào…</translation>
  </message>
  <message>
   <source>Move {title} below…</source>
   <translation>Chuyển {title} vào trong…</translation>
  </message>
  <message>
   <source>Moved.</source>
   <translation>Đã chuyển.</translation>
  </message>
  <message>
   <source>New section</source>
   <translation>Chuyên mục mới</translation>
  </message>
  <message>
   <source>Rename section</source>
   <translation>Đổi tên chuyên mục</translation>
  </message>
  <message>
   <source>Renamed.</source>
   <translation>Đã đổi tên.</translation>
  </message>
  <message>
   <source>The article's address names it.</source>
   <translation>Địa chỉ của bài cho biết.</translation>
  </message>
  <message>
   <source>The article's own page calls it “{name}”.</source>
   <translation>Trang của bài ghi “{name}”.</translation>
  </message>
  <message>
   <source>The feed, its folder or its address is named so.</source>
   <translation>Nguồn tin, thư mục hoặc địa chỉ của nguồn mang tên này.</translation>
  </message>
  <message>
   <source>The icon is changed.</source>
   <translation>Đã đổi biểu tượng.</translation>
  </message>
  <message>
   <source>The section {title} was made.</source>
   <translation>Đã tạo chuyên mục {title}.</translation>
  </message>
  <message>
   <source>The section {title} was removed.</source>
   <translation>Đã xóa chuyên mục {title}.</translation>
  </message>
  <message>
   <source>The sections are as they come with the program.</source>
   <translation>Cây chuyên mục đã trở lại như ban đầu.</translation>
  </message>
  <message>
   <source>They are there already.</source>
   <translation>Các bài đã ở đó rồi.</translation>
  </message>
  <message>
   <source>This article only</source>
   <translation>Chỉ bài này</translation>
  </message>
  <message numerus="yes">
   <source>Where do %Ln article(s) belong?</source>
   <translation>
    <numerusform>%Ln bài này thuộc chuyên mục nào?</numerusform>
   </translation>
  </message>
  <message>
   <source>Where does this article belong?</source>
   <translation>Bài này thuộc chuyên mục nào?</translation>
  </message>
  <message>
   <source>Where does “{name}” belong?</source>
   <translation>“{name}” thuộc chuyên mục nào?</translation>
  </message>
  <message>
   <source>You put it here.</source>
   <translation>Bạn đã đưa bài vào đây.</translation>
  </message>
  <message>
   <source>You put “{name}” here.</source>
   <translation>Bạn đã đưa “{name}” vào đây.</translation>
  </message>
  <message>
   <source>You took it out of all sections.</source>
   <translation>Bạn đã đưa bài ra khỏi mọi chuyên mục.</translation>
  </message>
  <message>
   <source>You took “{name}” out of all sections.</source>
   <translation>Bạn đã đưa “{name}” ra khỏi mọi chuyên mục.</translation>
  </message>
  <message>
   <source>change the icon of {title}</source>
   <translation>đổi biểu tượng của {title}</translation>
  </message>
  <message>
   <source>hide the section {title}</source>
   <translation>ẩn chuyên mục {title}</translation>
  </message>
  <message numerus="yes">
   <source>let %Ln article(s) stand as published</source>
   <translation>
    <numerusform>đưa %Ln bài trở lại như báo đã xếp</numerusform>
   </translation>
  </message>
  <message>
   <source>let “{name}” mean what it did</source>
   <translation>để “{name}” trở lại như cũ</translation>
  </message>
  <message>
   <source>make the section {title}</source>
   <translation>tạo chuyên mục {title}</translation>
  </message>
  <message>
   <source>merge {title} into {other}</source>
   <translation>gộp {title} vào {other}</translation>
  </message>
  <message>
   <source>move the section {title}</source>
   <translation>chuyển chuyên mục {title}</translation>
  </message>
  <message>
   <source>no section</source>
   <translation>không thuộc mục nào</translation>
  </message>
  <message numerus="yes">
   <source>put %Ln article(s) into {title}</source>
   <translation>
    <numerusform>đưa %Ln bài vào {title}</numerusform>
   </translation>
  </message>
  <message>
   <source>put “{name}” into {title}</source>
   <translation>đưa “{name}” vào {title}</translation>
  </message>
  <message>
   <source>remove the section {title}</source>
   <translation>xóa chuyên mục {title}</translation>
  </message>
  <message>
   <source>rename the section {title}</source>
   <translation>đổi tên chuyên mục {title}</translation>
  </message>
  <message>
   <source>reset the sections</source>
   <translation>đặt lại cây chuyên mục</translation>
  </message>
  <message>
   <source>separate {title}</source>
   <translation>tách {title}</translation>
  </message>
  <message>
   <source>show the section {title}</source>
   <translation>hiện chuyên mục {title}</translation>
  </message>
  <message numerus="yes">
   <source>take %Ln article(s) out of all sections</source>
   <translation>
    <numerusform>đưa %Ln bài ra khỏi mọi chuyên mục</numerusform>
   </translation>
  </message>
  <message>
   <source>take “{name}” out of all sections</source>
   <translation>đưa “{name}” ra khỏi mọi chuyên mục</translation>
  </message>
  <message>
   <source>{title} is a section of its own again.</source>
   <translation>{title} lại là một chuyên mục riêng.</translation>
  </message>
  <message>
   <source>{title} is hidden; “Edit sections…” shows it.</source>
   <translation>Đã ẩn {title}; “Sắp xếp chuyên mục…” sẽ hiện lại.</translation>
  </message>
  <message>
   <source>{title} is in the sidebar again.</source>
   <translation>{title} đã trở lại thanh bên.</translation>
  </message>
  <message>
   <source>{title} is part of {other} now.</source>
   <translation>{title} giờ là một phần của {other}.</translation>
  </message>
  <message>
   <source>“{name}” goes into no section from now on.</source>
   <translation>Từ nay “{name}” không vào chuyên mục nào.</translation>
  </message>
  <message>
   <source>“{name}” goes into {title} from now on.</source>
   <translation>Từ nay “{name}” vào {title}.</translation>
  </message>
  <message>
   <source>“{name}” means again what it did.</source>
   <translation>“{name}” đã trở lại như cũ.</translation>
  </message>
 </context>
 <context>
  <name>sidebar</name>
  <message>
   <source>Feeds</source>
   <translation>Nguồn tin</translation>
  </message>
  <message>
   <source>Saved searches</source>
   <translation>Tìm kiếm đã lưu</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>Chuyên mục</translation>
  </message>
  <message numerus="yes">
   <source>{title}, %Ln unread</source>
   <translation>
    <numerusform>{title}, %Ln bài chưa đọc</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>status</name>
  <message numerus="yes">
   <source>%Ln article(s) can be read offline.</source>
   <translation>
    <numerusform>%Ln bài đọc được ngoại tuyến.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln failed</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln nguồn lỗi</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln left out</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln nguồn bỏ qua</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln bài mới</numerusform>
   </translation>
  </message>
  <message>
   <source>Always put them here</source>
   <translation>Luôn đưa vào đây</translation>
  </message>
  <message>
   <source>Complete offline</source>
   <translation>Đủ để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Chi tiết</translation>
  </message>
  <message numerus="yes">
   <source>Importing {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Đang nhập {done}/%Ln nguồn tin</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Keeping {done} of %Ln article(s) for offline</source>
   <translation>
    <numerusform>Đang giữ {done}/%Ln bài để đọc ngoại tuyến</numerusform>
   </translation>
  </message>
  <message>
   <source>Left out: {reason}</source>
   <translation>Bỏ qua: {reason}</translation>
  </message>
  <message>
   <source>No feed is due</source>
   <translation>Chưa có nguồn nào đến lượt</translation>
  </message>
  <message>
   <source>Partly offline</source>
   <translation>Có một phần ngoại tuyến</translation>
  </message>
  <message numerus="yes">
   <source>Refreshing {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Đang cập nhật {done}/%Ln nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>Refreshing…</source>
   <translation>Đang cập nhật…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Dừng</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Đã dừng</translation>
  </message>
  <message numerus="yes">
   <source>Stopped at {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Đã dừng ở {done}/%Ln nguồn</numerusform>
   </translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>asked less than 10 minutes ago</source>
   <translation>mới kiểm tra chưa đầy 10 phút trước</translation>
  </message>
  <message>
   <source>could not be reached</source>
   <translation>không liên lạc được</translation>
  </message>
  <message>
   <source>gone for good</source>
   <translation>đã đóng hẳn</translation>
  </message>
  <message>
   <source>nothing new</source>
   <translation>không có bài mới</translation>
  </message>
  <message>
   <source>the proxy does not answer</source>
   <translation>máy chủ proxy không trả lời</translation>
  </message>
  <message>
   <source>their servers asked us to wait</source>
   <translation>máy chủ yêu cầu chờ</translation>
  </message>
  <message>
   <source>there is no network</source>
   <translation>không có mạng</translation>
  </message>
  <message numerus="yes">
   <source>{held} of %Ln picture(s)</source>
   <translation>
    <numerusform>{held}/%Ln ảnh</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>stories</name>
  <message>
   <source>The article stands on its own now.</source>
   <translation>Bài này nay đứng riêng.</translation>
  </message>
  <message>
   <source>They are one story now.</source>
   <translation>Nay đã là một sự kiện.</translation>
  </message>
  <message>
   <source>This story is followed no more.</source>
   <translation>Đã thôi theo dõi sự kiện này.</translation>
  </message>
  <message numerus="yes">
   <source>This story is muted until %Ln day(s) after its last article.</source>
   <translation>
    <numerusform>Sự kiện này được ẩn đến %Ln ngày sau bài cuối cùng.</numerusform>
   </translation>
  </message>
  <message>
   <source>This story is muted.</source>
   <translation>Đã ẩn sự kiện này.</translation>
  </message>
  <message>
   <source>This story is shown again.</source>
   <translation>Sự kiện này đã hiện lại.</translation>
  </message>
  <message>
   <source>You will be told of what is new in this story.</source>
   <translation>Bạn sẽ được báo khi sự kiện này có tin mới.</translation>
  </message>
  <message>
   <source>follow a story</source>
   <translation>theo dõi một sự kiện</translation>
  </message>
  <message>
   <source>follow a story no more</source>
   <translation>thôi theo dõi một sự kiện</translation>
  </message>
  <message>
   <source>merge stories</source>
   <translation>gộp các sự kiện</translation>
  </message>
  <message>
   <source>mute a story</source>
   <translation>ẩn một sự kiện</translation>
  </message>
  <message>
   <source>show a muted story again</source>
   <translation>hiện lại một sự kiện đã ẩn</translation>
  </message>
  <message>
   <source>split an article off its story</source>
   <translation>tách một bài khỏi sự kiện</translation>
  </message>
 </context>
 <context>
  <name>story</name>
  <message numerus="yes">
   <source>%Ln new sentence(s)</source>
   <translation>
    <numerusform>%Ln câu mới</numerusform>
   </translation>
  </message>
  <message>
   <source>Nearly the text of {outlet}</source>
   <translation>Gần như nguyên văn của {outlet}</translation>
  </message>
  <message>
   <source>New: “{words}”</source>
   <translation>Mới: “{words}”</translation>
  </message>
  <message>
   <source>Nothing that was not told before</source>
   <translation>Không có gì mới so với các bài trước</translation>
  </message>
  <message>
   <source>The first to report it</source>
   <translation>Báo đưa tin đầu tiên</translation>
  </message>
  <message>
   <source>The same text in {outlets}</source>
   <translation>{outlets} đăng lại</translation>
  </message>
 </context>
 <context>
  <name>subscriptions</name>
  <message numerus="yes">
   <source>%Ln feed(s) added.</source>
   <translation>
    <numerusform>Đã thêm %Ln nguồn tin.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) were added.</source>
   <translation>
    <numerusform>Đã thêm %Ln nguồn tin.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln of them brought nothing yet: {names}</source>
   <translation>
    <numerusform>%Ln nguồn trong số đó chưa tải được: {names}</numerusform>
   </translation>
  </message>
  <message>
   <source>Everything is being exported…</source>
   <translation>Đang xuất mọi thứ…</translation>
  </message>
  <message>
   <source>Everything is being imported…</source>
   <translation>Đang nhập mọi thứ…</translation>
  </message>
  <message>
   <source>Exported to {name}. Feeds: {feeds}, articles: {articles}.</source>
   <translation>{feeds} nguồn và {articles} bài đã nằm trong {name}.</translation>
  </message>
  <message>
   <source>Imported. New articles: {articles}, known ones merged: {merged}, searches: {searches}, rules: {rules}.</source>
   <translation>Đã nhập: {articles} bài mới, {merged} bài đã có được gộp lại, {searches} tìm kiếm, {rules} quy tắc.</translation>
  </message>
  <message>
   <source>Moved.</source>
   <translation>Đã chuyển.</translation>
  </message>
  <message>
   <source>New articles of {title} are kept for offline.</source>
   <translation>Bài mới của {title} được giữ để đọc ngoại tuyến.</translation>
  </message>
  <message>
   <source>New articles of {title} are not kept for offline any more.</source>
   <translation>Bài mới của {title} không còn được giữ để đọc ngoại tuyến.</translation>
  </message>
  <message>
   <source>Renamed.</source>
   <translation>Đã đổi tên.</translation>
  </message>
  <message>
   <source>The feed was added.</source>
   <translation>Đã thêm nguồn tin.</translation>
  </message>
  <message>
   <source>The folder {title} was made.</source>
   <translation>Đã tạo thư mục {title}.</translation>
  </message>
  <message>
   <source>The folder {title} was removed.</source>
   <translation>Đã bỏ thư mục {title}.</translation>
  </message>
  <message>
   <source>The list of feeds is in {name}.</source>
   <translation>Danh sách nguồn tin đã lưu vào {name}.</translation>
  </message>
  <message numerus="yes">
   <source>You no longer follow %Ln feed(s).</source>
   <translation>
    <numerusform>Đã thôi theo dõi %Ln nguồn.</numerusform>
   </translation>
  </message>
  <message>
   <source>You no longer follow {title}.</source>
   <translation>Đã thôi theo dõi {title}.</translation>
  </message>
  <message numerus="yes">
   <source>add %Ln feed(s)</source>
   <translation>
    <numerusform>thêm %Ln nguồn tin</numerusform>
   </translation>
  </message>
  <message>
   <source>add a feed</source>
   <translation>thêm một nguồn tin</translation>
  </message>
  <message>
   <source>always keep {title} for offline</source>
   <translation>luôn giữ {title} để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>keep {title} for offline no more</source>
   <translation>thôi giữ {title} để đọc ngoại tuyến</translation>
  </message>
  <message>
   <source>make the folder {title}</source>
   <translation>tạo thư mục {title}</translation>
  </message>
  <message>
   <source>move the folder {title}</source>
   <translation>chuyển thư mục {title}</translation>
  </message>
  <message>
   <source>move {title}</source>
   <translation>chuyển {title}</translation>
  </message>
  <message>
   <source>remove the folder {title}</source>
   <translation>bỏ thư mục {title}</translation>
  </message>
  <message>
   <source>rename the folder {title}</source>
   <translation>đổi tên thư mục {title}</translation>
  </message>
  <message>
   <source>rename {title}</source>
   <translation>đổi tên {title}</translation>
  </message>
  <message numerus="yes">
   <source>unsubscribe from %Ln feed(s)</source>
   <translation>
    <numerusform>thôi theo dõi %Ln nguồn tin</numerusform>
   </translation>
  </message>
  <message>
   <source>unsubscribe from {title}</source>
   <translation>thôi theo dõi {title}</translation>
  </message>
 </context>
 <context>
  <name>window</name>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln bài</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) found</source>
   <translation>
    <numerusform>Tìm thấy %Ln bài</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s)</source>
   <translation>
    <numerusform>%Ln nguồn</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unread</source>
   <translation>
    <numerusform>%Ln chưa đọc</numerusform>
   </translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Bài viết</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Danh sách bài</translation>
  </message>
  <message>
   <source>Choose a feed or an article first.</source>
   <translation>Hãy chọn một nguồn tin hoặc một bài trước.</translation>
  </message>
  <message>
   <source>Choose a feed, a folder, a section or a saved search first.</source>
   <translation>Trước hết hãy chọn một nguồn tin, thư mục, chuyên mục hoặc tìm kiếm đã lưu.</translation>
  </message>
  <message>
   <source>Choose an article first.</source>
   <translation>Hãy chọn một bài trước.</translation>
  </message>
  <message>
   <source>Every list is shown like this one now.</source>
   <translation>Mọi danh sách nay đều hiện như danh sách này.</translation>
  </message>
  <message>
   <source>Export everything to a new folder</source>
   <translation>Xuất mọi thứ vào một thư mục mới</translation>
  </message>
  <message>
   <source>Export the list of feeds</source>
   <translation>Xuất danh sách nguồn tin</translation>
  </message>
  <message>
   <source>Feeds and sections</source>
   <translation>Nguồn tin và chuyên mục</translation>
  </message>
  <message>
   <source>Import a list of feeds</source>
   <translation>Nhập danh sách nguồn tin</translation>
  </message>
  <message>
   <source>Import everything from a folder</source>
   <translation>Nhập mọi thứ từ một thư mục</translation>
  </message>
  <message>
   <source>No address was copied, and no list of feeds.</source>
   <translation>Chưa chép địa chỉ hay danh sách nguồn tin nào.</translation>
  </message>
  <message>
   <source>There is no feed to refresh yet.</source>
   <translation>Chưa có nguồn tin nào để cập nhật.</translation>
  </message>
  <message>
   <source>There is no unread article above this one.</source>
   <translation>Bên trên không còn bài chưa đọc nào.</translation>
  </message>
  <message>
   <source>There is no unread article below this one.</source>
   <translation>Bên dưới không còn bài chưa đọc nào.</translation>
  </message>
  <message>
   <source>There is no unread article here any more.</source>
   <translation>Ở đây không còn bài chưa đọc nào nữa.</translation>
  </message>
  <message>
   <source>There is no unread article left, here or elsewhere.</source>
   <translation>Không còn bài chưa đọc nào, ở đây cũng như ở nơi khác.</translation>
  </message>
  <message>
   <source>This article has no web address.</source>
   <translation>Bài này không có địa chỉ web.</translation>
  </message>
  <message numerus="yes">
   <source>the best of the newest %Ln first</source>
   <translation>
    <numerusform>hay nhất trong %Ln bài mới nhất đứng trước</numerusform>
   </translation>
  </message>
  <message>
   <source>updated just now</source>
   <translation>vừa cập nhật</translation>
  </message>
  <message>
   <source>updated {age} ago</source>
   <translation>cập nhật {age} trước</translation>
  </message>
  <message>
   <source>{key} again: from the top of the list</source>
   <translation>Nhấn {key} lần nữa: từ đầu danh sách</translation>
  </message>
  <message numerus="yes">
   <source>{key} again: to {place}, %Ln unread</source>
   <translation>
    <numerusform>Nhấn {key} lần nữa: sang {place}, %Ln bài chưa đọc</numerusform>
   </translation>
  </message>
  <message>
   <source>“{words}”</source>
   <translation>“{words}”</translation>
  </message>
 </context>
 <context>
  <name>work</name>
  <message numerus="yes">
   <source>Finding stories in %Ln new article(s)…</source>
   <translation>
    <numerusform>Đang xếp %Ln bài mới vào các sự kiện…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Keeping %Ln article(s) for offline…</source>
   <translation>
    <numerusform>Đang giữ %Ln bài để đọc ngoại tuyến…</numerusform>
   </translation>
  </message>
  <message>
   <source>There is nothing to keep here.</source>
   <translation>Ở đây không có gì để giữ.</translation>
  </message>
  <message numerus="yes">
   <source>keep %Ln article(s) for offline</source>
   <translation>
    <numerusform>giữ %Ln bài để đọc ngoại tuyến</numerusform>
   </translation>
  </message>
 </context>
</TS>
