/**
 * Passwords that are tried first against every account, in lower case, those of 8 characters and more: words, names, keyboard
 * runs, years, and what is common in China (5201314 "I love you for ever", woaini "I love you", pinyin names).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
12345678 123456789 1234567890 12345678910 0123456789 0987654321 9876543210 87654321 11111111 111111111 1111111111
00000000 000000000 0000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 888888888 99999999
999999999 12341234 11223344 1122334455 12344321 123123123 123321123 321321321 147258369 159357456 147852369 987654321
789456123 741852963 963852741 123654789 123456123 12345612 12345679 123456781 123456788 1234567891 10203040 13579246
24681012 31415926 314159265 27182818 16888888 18888888 13800138000 13888888 52013140 5201314520 520131400 52013141
13145200 1314520520 1314521314 20082008 19491001 19900101 19880808 19880101 20000101 20080808 password password1 password12
password123 password1234 password! password1! password@123 passw0rd p@ssw0rd p@ssword p@ssword1 pa$$word pa55word
passpass passwort mypassword changeme changeit changeme123 letmein1 letmein123 letmeinnow welcome1 welcome12 welcome123
welcome2023 welcome2024 welcome2025 welcome2026 summer2023 summer2024 summer2025 summer2026 winter2023 winter2024
winter2025 spring2024 spring2025 spring2026 autumn2024 autumn2025 january1 december1 admin123 admin1234 admin12345
admin@123 adminadmin administrator administrator1 root1234 rootroot toor1234 test1234 test12345 testtest testing1
testing123 testpassword default1 guest123 guestguest user1234 useruser username demo1234 master123 masterkey secret123
topsecret mysecret superman superman1 superstar batman123 spiderman starwars startrek pokemon1 pokemon123 minecraft
football football1 baseball baseball1 basketball basketball1 softball hockey123 soccer123 volleyball liverpool
liverpool1 arsenal1 chelsea1 barcelona realmadrid juventus manchester manutd123 yankees1 steelers cowboys1 lakers24
michael1 michelle michelle1 jennifer jennifer1 jessica1 jonathan jordan23 jordan123 joshua123 matthew1 anthony1
charlie1 charlie123 daniel123 danielle alexander alexandra benjamin brandon1 brittany caroline christian christina
christine christopher elizabeth elizabeth1 gabriela gabriel1 isabella katherine kimberly lauren123 nicholas nicole123
patricia patrick1 samantha samantha1 sebastian stephanie victoria veronica vanessa1 william1 thomas123 robert123
sunshine sunshine1 princess princess1 princess123 butterfly butterfly1 chocolate chocolate1 strawberry blueberry
cinnamon cookie123 cheesecake pineapple watermelon banana123 orange123 apple123 cherry123 flower123 rainbow1 rainbows
unicorn1 unicorns kittycat hellokitty kitty123 doggy123 puppy123 tigger123 snoopy123 garfield scooter1 mustang1
corvette mercedes ferrari1 porsche1 porsche911 lamborghini chevrolet harley123 harleydavidson yamaha123 kawasaki
iloveyou iloveyou1 iloveyou2 iloveyou123 iloveyou12 iloveyou! iloveme1 loveyou1 lovelove lovely123 loveme123 lover123
loveless babygirl babygirl1 babyboy1 sweetheart sweetie1 honey123 angel123 angels123 beautiful beautiful1 blessed1
jesus123 jesuschrist jesusislord godislove blessing heaven123 trustno1 whatever whatever1 whatever123 nothing1
something anything everything nobody123 somebody internet internet1 computer computer1 computer123 samsung1 samsung123
motorola blackberry nokia123 iphone123 android1 windows1 microsoft facebook facebook1 instagram youtube1 google123
linkedin twitter1 wechat123 weixin123 alipay123 taobao123 qq123456 qq1234567 qq12345678 qqqq1111 qqqqqqqq qwertyui
qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty1! qwertyuiop123 qwertyqwerty qwer1234
qwer12345 qwerasdf qweasdzxc qweasd123 qweqweqwe qwe123456 qwe123qwe qazwsxedc qazwsx123 qazxswedc qazqazqaz 1qaz2wsx
1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qazxsw2 1qaz@wsx !qaz2wsx !qaz@wsx q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1
zaq1xsw2 asdfghjk asdfghjkl asdfasdf asdf1234 asdf12345 asdasdasd asd123456 asdf123456 asdqwe123 zxcvbnm1 zxcvbnm123
zxcvbnm, zxcvbnm. zxcvasdf zxczxczxc zxc123456 zxcv1234 poiuytrewq lkjhgfdsa mnbvcxz1 abcd1234 abcd12345 abcd123456
abcdefgh abcdefg1 abcdefg123 abcdefghi abcdefghij abc12345 abc123456 abc1234567 abc123abc abcabcabc abc123123 a1234567
a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aa112233 aaa123456 aaa111111 aaaa1111 aaaaaaaa aabbccdd
as123456 ab123456 ab12345678 ac123456 asd12345 az123456 b1234567 c1234567 d1234567 l1234567 l123456789 w1234567
w123456789 x1234567 y1234567 z1234567 z123456789 zz123456 xx123456 ww123456 ll123456 yy123456 hh123456 jj123456
wang123456 zhang123 zhang123456 liwei123 wangwei123 zhangwei123 wangfang1 lihua123 xiaoming1 xiaoming123 xiaohong123
woaini123 woaini520 woaini1314 woaini5201314 woaini521 woaini00 woainima woaiwojia woaizhongguo wo123456 woaini1234
aini1314 5201314a 520520520 a5201314 a5201314520 love5201314 love1314 loveyou1314 ilove520 iloveyou520 iloveyou1314
zhongguo zhongguo1 beijing2008 beijing123 shanghai shanghai1 shanghai123 guangzhou shenzhen shenzhen1 chongqing chengdu123
hangzhou nanjing1 wuhan123 tianjin1 hongkong taiwan123 china123 china1234 china2008 caonima123 nihao123 nihaoma1 buzhidao
mima1234 mimamima wodemima gongxifacai facai888 a88888888 a66666666 888888aa 666666aa 123456aa 123456abc 123456qwe 123456789a
123456789q 123456789abc 12345678a 12345678q 1234567a 1234567q 123qweasd 123qwe123 123qweasdzxc 123abc123 123asd123
123456asd 123456qq 1234qwer 12345qwert 1a2b3c4d 1password 111222333 112233445566 110110110 119119119 120120120 007007007
777777777 7777777777 66668888 88886666 168168168 100200300 dragon12 dragon123 dragon1234 monkey12 monkey123 tiger123
lion1234 eagle123 eagles123 falcon123 phoenix1 wolverine panther1 rabbit123 elephant dolphin1 dolphins penguin1 shadow12
shadow123 hunter12 hunter123 killer123 ranger123 soldier1 warrior1 warriors champion1 champion winner123 freedom1 freedom123
liberty1 america1 american england1 scotland germany1 australia canada123 newyork1 california hollywood losangeles
chicago1 london123 parisparis midnight midnight1 mountain sunflower sunflowers moonlight starlight lightning hurricane thunder1
tornado1 crystal1 diamond1 diamonds goldfish silver123 platinum emerald1 sapphire bluesky1 blue1234 black123 blackcat
white123 purple123 yellow123 green123 redsox04 redskins metallica metallica1 nirvana1 slipknot linkinpark blink182 eminem123
beatles1 guitar123 musicman music123 playboy1 gangster homeboy1 cowgirls cheerleader swordfish jellyfish starfish stargate
godzilla terminator matrix123 gandalf1 merlin123 dumbledore harrypotter hogwarts voldemort sherlock bond0070 jamesbond
access14 access123 login123 loginlogin server123 oracle123 mysql123 mysqlroot postgres docker123 kubernetes jenkins1
`
    .trim()
    .split(/\s+/),
)
