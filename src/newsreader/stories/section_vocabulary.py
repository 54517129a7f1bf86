"""Words that speak for a section beside its articles: what `infer` knows of it when few are there. By the keys of
the tree; phrases between commas, spelt as keys of words are. Data only.

Chosen for what is in papers everywhere and for years, without people and the events of one year, and not counted
in any labelled news.
"""

VIETNAMESE: dict[str, str] = {
    "politics": """
        chính trị, quốc hội, chính phủ, thủ tướng, chủ tịch nước, tổng bí thư, bộ chính trị, ban bí thư, trung
        ương, đại biểu quốc hội, bỏ phiếu, kỳ họp, nghị quyết, nghị định, bộ trưởng, phó thủ tướng, đảng bộ,
        đảng viên, tỉnh ủy, thành ủy, bí thư, ủy viên, bổ nhiệm, nhân sự, cử tri, mặt trận tổ quốc, hội nghị
        trung ương, đại hội đảng, cán bộ, kỷ luật, tinh giản, biên chế, bộ nội vụ, ngoại giao, luật, dự thảo,
        thẩm tra
    """,
    "society": """
        người dân, tai nạn, giao thông, xe tải, xe khách, xe máy, cháy lớn, hỏa hoạn, mưa lũ, bão số, áp thấp,
        ngập, sạt lở, cứu hộ, cứu nạn, tử vong, thi thể, nạn nhân, mất tích, chết đuối, quốc lộ, cao tốc, ủng
        hộ, miền trung, lũ lụt, cảnh sát giao thông, công an, hiện trường, vụ việc, ubnd, ubnd tỉnh, ubnd
        huyện, chính quyền, địa phương, hộ nghèo, hoàn cảnh, người nghèo, từ thiện, hảo tâm, liệt sĩ, bảo hiểm
        xã hội, lương hưu, người lao động, việc làm, hộ khẩu, căn cước, công dân, giải phóng mặt bằng, thời
        tiết, không khí lạnh, mưa lớn, nắng nóng, thủy điện, hồ chứa, huyện, thôn, khu phố, chung cư, tp hcm,
        đà nẵng, quảng nam, quảng trị, huế, hà tĩnh, nghệ an, quảng bình, gia đình, đám cưới
    """,
    "world": """
        thế giới, quốc tế, tổng thống, mỹ, trung quốc, nga, ukraine, iran, israel, triều tiên, hàn quốc, nhật
        bản, ấn độ, pakistan, anh, pháp, đức, eu, nato, liên hợp quốc, nhà trắng, lầu năm góc, bầu cử, đảng
        cộng hòa, đảng dân chủ, ngoại trưởng, đại sứ, trừng phạt, hạt nhân, tên lửa, quân đội, quân sự, binh
        sĩ, máy bay, chiến đấu, tàu chiến, hải quân, không kích, chiến sự, xung đột, ngừng bắn, khủng bố, đánh
        bom, xả súng, biểu tình, bạo loạn, đảo chính, syria, iraq, afghanistan, gaza, palestine, đài loan, hong
        kong, biển đông, philippines, indonesia, malaysia, thái lan, myanmar, úc, canada, washington, bắc kinh,
        moscow, bộ quốc phòng, căng thẳng, reuters, afp, venezuela, brazil, thủ tướng anh, thượng viện, hạ
        viện, tranh cử, đắc cử, cố vấn, điện kremlin, người di cư, tị nạn, thỏa thuận, vũ khí, động đất, thổ
        nhĩ kỳ, saudi
    """,
    "business": """
        kinh tế, kinh doanh, doanh nghiệp, ngân hàng, lãi suất, tín dụng, cho vay, nợ xấu, tiền gửi, tỷ đồng,
        triệu đồng, tỷ usd, triệu usd, doanh thu, lợi nhuận, cổ phiếu, cổ phần, cổ đông, chứng khoán, vn index,
        thị trường, đầu tư, nhà đầu tư, vốn, trái phiếu, xuất khẩu, nhập khẩu, thuế, hải quan, ngân sách, tăng
        trưởng, gdp, lạm phát, giá vàng, vàng sjc, tỷ giá, usd, ngân hàng nhà nước, xăng dầu, giá xăng, giá
        dầu, bất động sản, đất nền, căn hộ, dự án, chủ đầu tư, tập đoàn, công ty, tổng giám đốc, hội đồng quản
        trị, tỷ phú, doanh nhân, thương hiệu, sản xuất, hàng hóa, siêu thị, bán lẻ, người tiêu dùng, thương
        mại, hàng không, phá sản, thoái vốn, niêm yết, giao dịch, phiên, nông sản, gạo, cà phê, tiêu thụ, giá
        bán, khởi nghiệp, startup, logistics, chuỗi cung ứng, khu công nghiệp, fdi, bộ công thương, bộ tài
        chính
    """,
    "markets": """
        chứng khoán, cổ phiếu, vn index, hnx, hose, thanh khoản, khối ngoại, giá vàng, tỷ giá, dow jones,
        nasdaq, phiên, phố wall, giá dầu, bitcoin, trái phiếu, blue chip, mua ròng, bán ròng
    """,
    "real-estate": """
        bất động sản, đất nền, căn hộ, chung cư, nhà ở, nhà ở xã hội, biệt thự, chủ đầu tư, sổ đỏ, giá nhà, giá
        đất, môi giới, dự án, mở bán, đấu giá đất, khu đô thị, shophouse, condotel, vinhomes
    """,
    "education": """
        giáo dục, học sinh, sinh viên, giáo viên, nhà giáo, thầy giáo, cô giáo, thầy cô, trường học, đại học,
        cao đẳng, tiểu học, trung học, thpt, thcs, mầm non, tuyển sinh, thi tốt nghiệp, kỳ thi, điểm chuẩn,
        điểm thi, đề thi, thí sinh, xét tuyển, nguyện vọng, học phí, học bổng, du học, sách giáo khoa, chương
        trình, môn toán, ngữ văn, tiếng anh, ielts, bộ gd đt, gd đt, bộ giáo dục, sở giáo dục, hiệu trưởng, phụ
        huynh, năm học, học kỳ, tốt nghiệp, thạc sĩ, tiến sĩ, giáo sư, giảng viên, đào tạo, tự chủ, olympic,
        học trò, lớp học, bài giảng, dạy, thủ khoa, khai giảng, nhập học, đh, ngành học, dạy học, học tập, bạo
        lực học đường, sư phạm, du học sinh, trực tuyến, học online, kiểm định, luận án, bằng cấp, tân sinh
        viên, trường đại học
    """,
    "health": """
        sức khỏe, y tế, bệnh, bệnh nhân, bệnh viện, bác sĩ, điều trị, ung thư, tim mạch, đột quỵ, tiểu đường,
        huyết áp, virus, vi khuẩn, vaccine, vắc xin, tiêm chủng, covid 19, ca nhiễm, ca mắc, cách ly, dịch
        bệnh, sốt xuất huyết, phẫu thuật, ca mổ, mổ, nội soi, cấp cứu, triệu chứng, viêm, viêm phổi, viêm gan,
        gan, thận, dạ dày, phổi, xương, khớp, thuốc, kháng sinh, dược, thực phẩm chức năng, dinh dưỡng,
        vitamin, protein, giảm cân, béo phì, thực phẩm, ngộ độc, thai phụ, mang thai, sinh con, trẻ em, em bé,
        vô sinh, tình dục, giấc ngủ, mất ngủ, mắt, răng, bộ y tế, sở y tế, bạch mai, chợ rẫy, việt đức, chẩn
        đoán, xét nghiệm, ghép tạng, máu, tế bào, tập luyện, cơ thể, nguy cơ, mắc bệnh, phòng bệnh, biến chứng,
        rối loạn, tác dụng, cholesterol, đường huyết, làm đẹp, khối u, hô hấp
    """,
    "culture": """
        văn hóa, di sản, lễ hội, di tích, bảo tàng, nhà văn, tác phẩm, tiểu thuyết, nhà thơ, xuất bản, triển
        lãm, họa sĩ, điêu khắc, nghệ nhân, truyền thống, văn học, nghệ thuật, chèo, cải lương, tuồng, dân ca,
        unesco, áo dài
    """,
    "entertainment": """
        giải trí, ca sĩ, diễn viên, nghệ sĩ, nsnd, danh hài, người mẫu, hoa hậu, á hậu, người đẹp, phim, bộ
        phim, điện ảnh, đạo diễn, vai diễn, phim truyền hình, rạp, phòng vé, trailer, tập phim, ca khúc, mv,
        album, liveshow, đêm nhạc, âm nhạc, nhạc sĩ, rapper, giọng hát, gameshow, showbiz, sao việt, mỹ nhân,
        nữ diễn viên, nam diễn viên, nữ ca sĩ, nam ca sĩ, hollywood, hoa ngữ, kpop, grammy, oscar, thảm đỏ,
        váy, gợi cảm, sexy, khoe, hẹn hò, ly hôn, tình cũ, đám cưới, bạn gái, bạn trai, scandal, khán giả, thời
        trang, bikini, nhan sắc, quyến rũ, ngôi sao, nhóm nhạc, miss, vương miện, cuộc thi, chung kết, người
        hâm mộ, màn ảnh, sân khấu, kịch, vóc dáng
    """,
    "sport": """
        thể thao, vđv, vận động viên, huy chương, hcv, huy chương vàng, sea games, olympic, asiad, quần vợt,
        tennis, tay vợt, grand slam, roland garros, wimbledon, us open, australian open, bóng chuyền, bóng rổ,
        nba, bơi, điền kinh, cử tạ, boxing, võ sĩ, đấm bốc, ufc, mma, knock out, golf, cờ vua, đua xe, f1, cầu
        lông, kỷ lục, vô địch, giải đấu, trận đấu, tứ kết, bán kết, chung kết, vòng loại, đối thủ, chiến thắng,
        thất bại, đánh bại, thi đấu, marathon, hạt giống, ngôi vô địch, quyền anh
    """,
    "football": """
        bóng đá, cầu thủ, đội bóng, đội tuyển, hlv, huấn luyện viên, clb, câu lạc bộ, v league, ngoại hạng anh,
        champions league, la liga, serie a, bundesliga, europa league, world cup, euro, aff cup, u23, u22, u19,
        vff, vpf, fifa, uefa, afc, man utd, man city, liverpool, chelsea, arsenal, tottenham, real madrid,
        barcelona, juventus, bayern, neymar, viettel, tiền đạo, tiền vệ, hậu vệ, thủ môn, trọng tài, ghi bàn,
        bàn thắng, tỷ số, phạt đền, penalty, thẻ đỏ, sân nhà, sân khách, vòng đấu, chuyển nhượng, hợp đồng, trụ
        hạng, bảng xếp hạng, sân cỏ, cổ động viên, chấn thương, ra sân, trận, đội hình, hàng thủ, ngoại binh,
        futsal
    """,
    "law": """
        pháp luật, công an, khởi tố, bị can, bắt giam, tạm giam, bắt giữ, khám xét, điều tra, cơ quan điều tra,
        viện kiểm sát, tòa án, xét xử, phiên tòa, bị cáo, hội đồng xét xử, tuyên án, án tù, tử hình, chung
        thân, luật sư, kháng cáo, phúc thẩm, sơ thẩm, giết người, cướp, trộm, lừa đảo, chiếm đoạt, ma túy,
        heroin, đánh bạc, tham nhũng, hối lộ, nhận hối lộ, nghi phạm, nghi can, đối tượng, truy nã, hiếp dâm,
        dâm ô, buôn lậu, hàng giả, bộ luật hình sự, tố cáo, cáo trạng, tham ô
    """,
    "science": """
        khoa học, nhà khoa học, các nhà khoa học, nghiên cứu, nghiên cứu mới, phát hiện, vũ trụ, không gian,
        nasa, sao hỏa, mặt trăng, mặt trời, trái đất, hành tinh, thiên thạch, tiểu hành tinh, hố đen, thiên hà,
        kính thiên văn, tàu vũ trụ, phi hành gia, trạm vũ trụ, spacex, vệ tinh, loài, loài mới, động vật, cá
        mập, cá voi, rắn, hổ, sư tử, khủng long, hóa thạch, khảo cổ, nhà khảo cổ, cổ đại, ai cập, xác ướp, lăng
        mộ, tiến hóa, gen, dna, adn, tế bào, vật lý, hóa học, sinh học, lượng tử, nobel, thí nghiệm, băng, bắc
        cực, nam cực, núi lửa, biến đổi khí hậu, đại dương, hang động, bí ẩn, kỳ lạ, quý hiếm, côn trùng, loài
        chim, con người, não, người cổ, triệu năm, săn mồi, con mồi, tuyệt chủng
    """,
    "environment": """
        môi trường, ô nhiễm, không khí, rác thải, rác, nhựa, nước thải, biến đổi khí hậu, khí thải, carbon,
        rừng, phá rừng, động vật hoang dã, bảo tồn, bụi mịn, xả thải, năng lượng tái tạo, phát thải, hạn mặn,
        xâm nhập mặn
    """,
    "technology": """
        công nghệ, điện thoại, smartphone, iphone, ipad, apple, samsung, galaxy, xiaomi, huawei, oppo, google,
        android, ios, facebook, youtube, tiktok, instagram, twitter, zalo, whatsapp, microsoft, windows,
        amazon, intel, nvidia, qualcomm, chip, máy tính, laptop, macbook, máy ảnh, camera, màn hình, pin, sạc,
        tai nghe, đồng hồ thông minh, ứng dụng, phần mềm, trình duyệt, mạng xã hội, cư dân mạng, người dùng,
        tài khoản, mật khẩu, hacker, tin tặc, mã độc, bảo mật, an ninh mạng, dữ liệu, lừa đảo, trí tuệ nhân
        tạo, ai, robot, 5g, 4g, viễn thông, viettel, vnpt, mobifone, vinaphone, sim, thuê bao, tin nhắn,
        internet, wifi, trực tuyến, blockchain, chuyển đổi số, công nghệ số, mạng, đám mây, điện toán, game,
        trò chơi, playstation, phiên bản, nâng cấp, tính năng, ra mắt, thiết bị, clip, video, thủ thuật, miễn
        phí, hình ảnh, bức ảnh, cảm biến, vi xử lý, kỹ thuật số, công nghệ thông tin, bộ thông tin truyền
        thông, bộ tt tt
    """,
    "life": """
        đời sống, gia đình, hôn nhân, vợ chồng, tình yêu, mẹ chồng, nàng dâu, nuôi con, nấu ăn, món ngon, công
        thức, bếp, nhà cửa, mẹo vặt, phụ nữ, đàn ông, ly hôn, ngoại tình, tâm sự, chồng, vợ
    """,
    "travel": """
        du lịch, du khách, khách du lịch, điểm đến, tour, lữ hành, khách sạn, khu nghỉ dưỡng, resort, homestay,
        đặt phòng, hướng dẫn viên, bãi biển, đảo, phú quốc, đà lạt, sa pa, nha trang, hội an, hạ long, phượt,
        check in, trải nghiệm, khám phá, phong cảnh, khung cảnh, tuyệt đẹp, cảnh đẹp, ngắm, thác, núi, đèo,
        ruộng bậc thang, thung lũng, mùa lúa, mùa hoa, ngôi làng, ngôi chùa, đặc sản, ẩm thực, món ăn, nhà
        hàng, thưởng thức, hương vị, đường phố, chuyến bay, sân bay, vé máy bay, hành khách, tiếp viên, hộ
        chiếu, visa, thị thực, khách quốc tế, kích cầu, tổng cục du lịch, lễ hội, kỳ nghỉ, nghỉ lễ, cắm trại,
        leo núi, trekking, công viên, vườn quốc gia, lâu đài, cổ kính, di sản, bali, thái lan, singapore, nổi
        tiếng, thu hút, thiên nhiên, hoang sơ, hùng vĩ, thơ mộng, chiêm ngưỡng, tham quan, phố cổ, lưu trú
    """,
    "cars": """
        ô tô, xe máy, xe điện, mẫu xe, xe hơi, siêu xe, suv, sedan, bán tải, động cơ, mã lực, hộp số, vinfast,
        toyota, honda, hyundai, mazda, kia, ford, bmw, mercedes, lexus, porsche, lamborghini, yamaha, lái xe,
        đăng kiểm, triệu hồi, lăn bánh, xe cũ
    """,
}

ENGLISH: dict[str, str] = {
    "politics": """
        political, politics, politician, minister, ministers, prime minister, mp, mps, labour, tory, tories,
        conservative, conservatives, lib dem, lib dems, liberal democrat, democrats, republican, republicans,
        parliament, commons, house of commons, congress, senate, senator, government, cabinet, chancellor, home
        secretary, foreign secretary, secretary, downing street, whitehall, election, general election,
        elections, voters, vote, votes, voting, ballot, poll, polls, referendum, manifesto, campaign, party,
        party leader, leader, leadership, opposition, coalition, backbenchers, policy, bill, legislation, law,
        immigration, snp, plaid cymru, mep, meps, mayor, councils, public services, civil servants, nhs, white
        house, democrat, reform, constitution, brexit
    """,
    "society": """
        community, housing, homeless, poverty, charity, welfare, residents, religion, church, migrants,
        pensioners, families, inequality
    """,
    "world": """
        president, foreign minister, troops, rebels, militants, killed, bomb, bombing, attack, attacks, army,
        military, israel, israeli, palestinian, gaza, iran, iraq, baghdad, syria, afghanistan, kabul, russia,
        russian, moscow, ukraine, kyiv, china, beijing, india, pakistan, north korea, united nations, un,
        peacekeepers, sanctions, nuclear, ceasefire, protesters, coup, refugees, earthquake, tsunami, africa,
        nigeria, sudan, congo, venezuela, embassy, diplomats, missile, hostage, insurgents, kremlin
    """,
    "business": """
        business, firm, firms, company, companies, shares, shareholders, stock, stocks, market, markets,
        investors, profit, profits, pre tax, earnings, revenue, revenues, sales, turnover, quarter, fourth
        quarter, economy, economic, economist, economists, growth, gdp, inflation, interest rates, interest
        rate, rates, central bank, bank, banks, bank of england, federal reserve, fed, dollar, euro, yen,
        pound, currency, deficit, budget deficit, trade deficit, exports, imports, oil, oil prices, crude,
        barrel, opec, prices, consumer, consumers, retailers, retail sales, unemployment, jobs, jobless,
        recession, takeover, merger, deal, acquisition, stake, chief executive, analysts, bankruptcy, bankrupt,
        debt, creditors, airline, airlines, carmaker, steel, mining, manufacturing, factory, investment, fund,
        funds, pension, loans, mortgage, house prices, insurance, ford, boeing, airbus, ftse, nasdaq, wall
        street, dow jones, billion, bn, fraud, accounting, auditors, imf, world bank, wto, tariffs, regulator,
        china, india, spending, tax, forecast, demand, costs, supplier, output, industry, investor, finance,
        financial
    """,
    "markets": """
        shares, stocks, wall street, dow jones, nasdaq, ftse, bonds, yields, traders, investors, rally, index,
        bitcoin, commodities
    """,
    "real-estate": """
        property, housing market, house prices, mortgage, landlord, tenants, real estate, developers,
        apartments, homes, rents
    """,
    "education": """
        school, schools, pupils, students, student, teacher, teachers, university, universities, college, exam,
        exams, gcse, a level, curriculum, classroom, tuition, tuition fees, graduates, degree, headteacher,
        education, academy, campus, literacy, truancy
    """,
    "health": """
        health, hospital, hospitals, patients, patient, doctor, doctors, nurses, disease, cancer, diabetes,
        heart disease, virus, vaccine, covid, flu, drug, drugs, treatment, symptoms, surgery, clinical, trial,
        obesity, diet, smoking, mental health, pregnancy, babies, medical, medicine, infection, nhs, dementia,
        stroke, blood, therapy
    """,
    "culture": """
        museum, exhibition, gallery, painting, paintings, artist, sculpture, novel, author, poet, poetry, book,
        books, literary, theatre, opera, ballet, orchestra, heritage, archive, booker prize, playwright
    """,
    "entertainment": """
        film, films, movie, movies, box office, hollywood, actor, actors, actress, star, stars, starring,
        director, directed, oscar, oscars, academy award, academy awards, golden globe, bafta, baftas, emmy,
        screen, screenplay, sequel, drama, comedy, comedian, sitcom, tv, tv show, television, series, viewers,
        audience, ratings, channel, bbc one, channel 4, itv, presenter, soap, reality, documentary, music,
        musical, musician, band, singer, song, songs, single, album, albums, chart, charts, number one, rock,
        pop, rapper, rap, hip hop, tour, concert, gig, festival, brit awards, brits, grammy, grammys, awards,
        award, nominated, nominations, nominees, glastonbury, broadway, west end, theatre, stage, novel, book,
        author, writer, celebrity, cartoon, animated, premiere, sundance, cannes, fans, performer, performance,
        dj, radio, role, cast, fame, artist, art
    """,
    "sport": """
        sport, olympic, olympics, athletics, athlete, athletes, sprinter, marathon, world record, gold medal,
        medal, doping, indoor, metres, tennis, wimbledon, australian open, us open, french open, roland garros,
        grand slam, davis cup, seed, seeded, straight sets, rugby, six nations, scrum, fly half, flanker,
        tries, cricket, test match, wicket, wickets, innings, batsman, bowler, golf, ryder cup, formula one,
        grand prix, boxing, heavyweight, nfl, nba, baseball, super bowl, coach, captain, squad, injury,
        injured, season, match, game, games, win, won, wins, victory, beat, beaten, defeat, champion,
        champions, championship, championships, title, final, semi final, quarter final, round, tournament,
        team, player, race, cross country, cup, crown, winner
    """,
    "football": """
        football, footballer, striker, midfielder, defender, goalkeeper, keeper, goal, goals, penalty, referee,
        red card, offside, premier league, champions league, fa cup, uefa, fifa, world cup, euro, manager,
        club, clubs, transfer, loan, chelsea, arsenal, manchester united, man utd, liverpool, tottenham, man
        city, real madrid, barcelona, ac milan, juventus, inter milan, bayern munich, half time, score,
        equaliser
    """,
    "law": """
        court, judge, trial, jury, guilty, convicted, sentenced, jailed, prison, murder, police, arrested,
        charged, lawyer, lawyers, appeal, supreme court, suspect, crime, fraud, rape, robbery, prosecutors,
        prosecution, defendant
    """,
    "science": """
        scientists, science, researchers, research, study, nasa, space, planet, planets, mars, moon, saturn,
        telescope, galaxy, astronomers, astronauts, shuttle, spacecraft, probe, species, fossil, dinosaur,
        evolution, dna, genes, genome, physics, particle, quantum, chemistry, biology, climate, antarctic, ice,
        archaeologists, nobel, brain, cells, stem cell
    """,
    "environment": """
        environment, climate change, global warming, emissions, carbon, greenhouse, pollution, wildlife,
        conservation, recycling, renewable, deforestation, biodiversity, plastic, floods, drought
    """,
    "technology": """
        technology, technologies, tech, computer, computers, pc, pcs, laptop, software, hardware, microsoft,
        windows, linux, open source, apple, iphone, mac, google, yahoo, ebay, amazon, intel, ibm, sony, nokia,
        samsung, motorola, chip, chips, processor, internet, web, website, websites, online, e mail, email,
        spam, virus, viruses, hackers, hacker, security, firewall, browser, search engine, search, blog, blogs,
        blogger, bloggers, podcast, wi fi, wireless, broadband, telecoms, mobile, mobiles, mobile phone, mobile
        phones, phone, phones, sms, 5g, bluetooth, gadget, gadgets, digital, video, peer to peer, piracy,
        downloads, download, downloading, mp3, games, gamers, gaming, video game, video games, console,
        consoles, playstation, xbox, nintendo, user, users, data, database, server, servers, network, networks,
        robot, robots, ai, artificial intelligence, facebook, twitter, youtube, tiktok, app, apps, smartphone,
        android, patents, encryption, password, cyber, devices, device, hi tech, supercomputer, storage,
        screens
    """,
    "travel": """
        travel, tourist, tourists, tourism, holiday, holidays, holidaymakers, hotel, hotels, resort, beach,
        destination, destinations, flight, flights, airport, passengers, cruise, visa, passport, sightseeing,
        backpackers, hiking, island, itinerary, luggage
    """,
    "cars": """
        car, cars, driver, drivers, electric car, vehicle, vehicles, suv, hybrid, engine, tesla, toyota, bmw,
        mercedes, volkswagen, audi, horsepower, motorists, petrol, diesel, test drive
    """,
}
