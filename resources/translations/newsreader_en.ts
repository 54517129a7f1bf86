<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
 <context>
  <name>AddFeedDialog</name>
  <message numerus="yes">
   <source>%Ln are still being asked…</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln is still being asked…</numerusform>
    <numerusform>%Ln are still being asked…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln article</numerusform>
    <numerusform>%Ln articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) found. Tick those you want.</source>
   <translation>
    <numerusform>%Ln feed found.</numerusform>
    <numerusform>%Ln feeds found. Tick those you want.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>F&amp;ollow %Ln feed(s)</source>
   <translation>
    <numerusform>F&amp;ollow %Ln feed</numerusform>
    <numerusform>F&amp;ollow %Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>None of the %Ln feed(s) that {host} offers can be read.</source>
   <translation>
    <numerusform>The %Ln feed that {host} offers cannot be read.</numerusform>
    <numerusform>None of the %Ln feeds that {host} offers can be read.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>You follow all %Ln feed(s) already.</source>
   <translation>
    <numerusform>You follow %Ln feed already.</numerusform>
    <numerusform>You follow all %Ln feeds already.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a day</source>
   <comment>articles</comment>
   <translation>
    <numerusform>about %Ln a day</numerusform>
    <numerusform>about %Ln a day</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a month</source>
   <comment>articles</comment>
   <translation>
    <numerusform>about %Ln a month</numerusform>
    <numerusform>about %Ln a month</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>about %Ln a week</source>
   <comment>articles</comment>
   <translation>
    <numerusform>about %Ln a week</numerusform>
    <numerusform>about %Ln a week</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{host} offers %Ln feed(s).</source>
   <translation>
    <numerusform>{host} offers %Ln feed.</numerusform>
    <numerusform>{host} offers %Ln feeds.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>FeedSettingsDialog</name>
  <message numerus="yes">
   <source>As for all feeds (%Ln day(s))</source>
   <translation>
    <numerusform>As for all feeds (%Ln day)</numerusform>
    <numerusform>As for all feeds (%Ln days)</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>As for all feeds (the newest %Ln)</source>
   <translation>
    <numerusform>As for all feeds (the newest %Ln)</numerusform>
    <numerusform>As for all feeds (the newest %Ln)</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln hour(s)</source>
   <translation>
    <numerusform>Every hour</numerusform>
    <numerusform>Every %Ln hours</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln minute(s)</source>
   <translation>
    <numerusform>Every minute</numerusform>
    <numerusform>Every %Ln minutes</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>FirstRunDialog</name>
  <message numerus="yes">
   <source>&amp;Follow %Ln outlet(s)</source>
   <translation>
    <numerusform>&amp;Follow %Ln outlet</numerusform>
    <numerusform>&amp;Follow %Ln outlets</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ImportReportDialog</name>
  <message numerus="yes">
   <source>%Ln feed(s) added</source>
   <translation>
    <numerusform>%Ln feed added</numerusform>
    <numerusform>%Ln feeds added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) you follow already stayed where they are.</source>
   <translation>
    <numerusform>%Ln feed you follow already stayed where it is.</numerusform>
    <numerusform>%Ln feeds you follow already stayed where they are.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln line(s) were left out:</source>
   <translation>
    <numerusform>%Ln line was left out:</numerusform>
    <numerusform>%Ln lines were left out:</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message numerus="yes">
   <source>%Ln GB</source>
   <translation>
    <numerusform>%Ln GB</numerusform>
    <numerusform>%Ln GB</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln MB</source>
   <translation>
    <numerusform>%Ln MB</numerusform>
    <numerusform>%Ln MB</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln hour(s)</source>
   <translation>
    <numerusform>Every hour</numerusform>
    <numerusform>Every %Ln hours</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Every %Ln minute(s)</source>
   <translation>
    <numerusform>Every %Ln minute</numerusform>
    <numerusform>Every %Ln minutes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>For %Ln day(s)</source>
   <translation>
    <numerusform>For %Ln day</numerusform>
    <numerusform>For %Ln days</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>For %Ln day(s), and the newest {count} of each feed</source>
   <translation>
    <numerusform>For %Ln day, and the newest {count} of each feed</numerusform>
    <numerusform>For %Ln days, and the newest {count} of each feed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>The newest %Ln of each feed</source>
   <translation>
    <numerusform>The newest %Ln of each feed</numerusform>
    <numerusform>The newest %Ln of each feed</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReadingDocument</name>
  <message numerus="yes">
   <source>%Ln min</source>
   <comment>length of a recording</comment>
   <translation>
    <numerusform>%Ln min</numerusform>
    <numerusform>%Ln min</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln min read</source>
   <comment>reading time</comment>
   <translation>
    <numerusform>%Ln min read</numerusform>
    <numerusform>%Ln min read</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReadingPane</name>
  <message numerus="yes">
   <source>%Ln link(s)</source>
   <comment>in the article</comment>
   <translation>
    <numerusform>%Ln link</numerusform>
    <numerusform>%Ln links</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RelatedBlocks</name>
  <message numerus="yes">
   <source>%Ln more</source>
   <comment>in this block</comment>
   <translation>
    <numerusform>%Ln more</numerusform>
    <numerusform>%Ln more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln outlet(s)</source>
   <comment>that report one story</comment>
   <translation>
    <numerusform>%Ln outlet</numerusform>
    <numerusform>%Ln outlets</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>by you, last %Ln day(s)</source>
   <translation>
    <numerusform>by you, last %Ln day</numerusform>
    <numerusform>by you, last %Ln days</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>most outlets, last %Ln day(s)</source>
   <translation>
    <numerusform>most outlets, last %Ln day</numerusform>
    <numerusform>most outlets, last %Ln days</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RuleDialog</name>
  <message numerus="yes">
   <source>%Ln hidden already</source>
   <translation>
    <numerusform>%Ln hidden already</numerusform>
    <numerusform>%Ln hidden already</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Catches %Ln article(s) that are here</source>
   <translation>
    <numerusform>Catches %Ln article that is here</numerusform>
    <numerusform>Catches %Ln articles that are here</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RulesDialog</name>
  <message numerus="yes">
   <source>catches %Ln article(s)</source>
   <translation>
    <numerusform>catches %Ln article</numerusform>
    <numerusform>catches %Ln articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>still looking through %Ln</source>
   <comment>articles</comment>
   <translation>
    <numerusform>still looking through %Ln article</numerusform>
    <numerusform>still looking through %Ln articles</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>StoryDialog</name>
  <message numerus="yes">
   <source>%Ln with nearly the text of another</source>
   <translation>
    <numerusform>%Ln with nearly the text of another</numerusform>
    <numerusform>%Ln with nearly the text of another</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>A bar for every %Ln hour(s)</source>
   <translation>
    <numerusform>A bar for every %Ln hour</numerusform>
    <numerusform>A bar for every %Ln hours</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>A bar for every %Ln minute(s)</source>
   <translation>
    <numerusform>A bar for every %Ln minute</numerusform>
    <numerusform>A bar for every %Ln minutes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>at its fastest %Ln article(s) an hour</source>
   <translation>
    <numerusform>at its fastest %Ln article an hour</numerusform>
    <numerusform>at its fastest %Ln articles an hour</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>over %Ln day(s)</source>
   <translation>
    <numerusform>over %Ln day</numerusform>
    <numerusform>over %Ln days</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>within %Ln hour(s)</source>
   <translation>
    <numerusform>within %Ln hour</numerusform>
    <numerusform>within %Ln hours</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>within %Ln minute(s)</source>
   <translation>
    <numerusform>within %Ln minute</numerusform>
    <numerusform>within %Ln minutes</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Times</name>
  <message numerus="yes">
   <source>%Ln day(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln day</numerusform>
    <numerusform>%Ln days</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln h</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln h</numerusform>
    <numerusform>%Ln h</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln min</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln min</numerusform>
    <numerusform>%Ln min</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln month(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln month</numerusform>
    <numerusform>%Ln months</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln week(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln week</numerusform>
    <numerusform>%Ln weeks</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln year(s)</source>
   <comment>age of an article</comment>
   <translation>
    <numerusform>%Ln year</numerusform>
    <numerusform>%Ln years</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>activity</name>
  <message numerus="yes">
   <source>%Ln changed</source>
   <comment>articles</comment>
   <translation>
    <numerusform>%Ln changed</numerusform>
    <numerusform>%Ln changed</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>care</name>
  <message numerus="yes">
   <source>%Ln feed(s) have another address.</source>
   <translation>
    <numerusform>%Ln feed has another address.</numerusform>
    <numerusform>%Ln feeds have another address.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln stay(s): the new address is followed already.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln stays: the new address is followed already.</numerusform>
    <numerusform>%Ln stay: the new addresses are followed already.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>change the address of %Ln feed(s)</source>
   <translation>
    <numerusform>change the address of %Ln feed</numerusform>
    <numerusform>change the address of %Ln feeds</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>departing</name>
  <message numerus="yes">
   <source>%Ln article(s) would go, in an hour at the earliest.</source>
   <translation>
    <numerusform>%Ln article would go, in an hour at the earliest.</numerusform>
    <numerusform>%Ln articles would go, in an hour at the earliest.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>health</name>
  <message numerus="yes">
   <source>%Ln feed(s) chosen</source>
   <translation>
    <numerusform>%Ln feed chosen</numerusform>
    <numerusform>%Ln feeds chosen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) may need you.</source>
   <translation>
    <numerusform>%Ln feed may need you.</numerusform>
    <numerusform>%Ln feeds may need you.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>No feed needs you; %Ln could not be had and is tried again.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>No feed needs you; %Ln could not be had and is tried again.</numerusform>
    <numerusform>No feed needs you; %Ln could not be had and are tried again.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>No feed needs you; %Ln wait(s), as the server asked.</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>No feed needs you; %Ln waits, as its server asked.</numerusform>
    <numerusform>No feed needs you; %Ln wait, as their servers asked.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>list</name>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln article</numerusform>
    <numerusform>%Ln articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) of this story</source>
   <translation>
    <numerusform>%Ln article of this story</numerusform>
    <numerusform>%Ln articles of this story</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln new article</numerusform>
    <numerusform>%Ln new articles</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>marks</name>
  <message numerus="yes">
   <source>%Ln article(s) given a star.</source>
   <translation>
    <numerusform>%Ln article given a star.</numerusform>
    <numerusform>%Ln articles given a star.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) marked as read.</source>
   <translation>
    <numerusform>%Ln article marked as read.</numerusform>
    <numerusform>%Ln articles marked as read.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) marked as unread.</source>
   <translation>
    <numerusform>%Ln article marked as unread.</numerusform>
    <numerusform>%Ln articles marked as unread.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Star taken from %Ln article(s).</source>
   <translation>
    <numerusform>Star taken from %Ln article.</numerusform>
    <numerusform>Star taken from %Ln articles.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>give %Ln article(s) a star</source>
   <translation>
    <numerusform>give %Ln article a star</numerusform>
    <numerusform>give %Ln articles a star</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>mark %Ln article(s) as read</source>
   <translation>
    <numerusform>mark %Ln article as read</numerusform>
    <numerusform>mark %Ln articles as read</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>mark %Ln article(s) as unread</source>
   <translation>
    <numerusform>mark %Ln article as unread</numerusform>
    <numerusform>mark %Ln articles as unread</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>take the star from %Ln article(s)</source>
   <translation>
    <numerusform>take the star from %Ln article</numerusform>
    <numerusform>take the star from %Ln articles</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>menu</name>
  <message numerus="yes">
   <source>Unsubscribe from %Ln feed(s)</source>
   <translation>
    <numerusform>Unsubscribe from %Ln feed</numerusform>
    <numerusform>Unsubscribe from %Ln feeds</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>notices</name>
  <message numerus="yes">
   <source>%Ln more article(s)</source>
   <translation>
    <numerusform>%Ln more article</numerusform>
    <numerusform>%Ln more articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln more feed(s)</source>
   <translation>
    <numerusform>%Ln more feed</numerusform>
    <numerusform>%Ln more feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln new article</numerusform>
    <numerusform>%Ln new articles</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>search</name>
  <message numerus="yes">
   <source>Search %Ln article(s)</source>
   <translation>
    <numerusform>Search %Ln article</numerusform>
    <numerusform>Search %Ln articles</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>sections</name>
  <message numerus="yes">
   <source>%Ln article(s) put into {title}.</source>
   <translation>
    <numerusform>%Ln article put into {title}.</numerusform>
    <numerusform>%Ln articles put into {title}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) stand as published.</source>
   <translation>
    <numerusform>%Ln article stands as published.</numerusform>
    <numerusform>%Ln articles stand as published.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) taken out of all sections.</source>
   <translation>
    <numerusform>%Ln article taken out of all sections.</numerusform>
    <numerusform>%Ln articles taken out of all sections.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Where do %Ln article(s) belong?</source>
   <translation>
    <numerusform>Where does %Ln article belong?</numerusform>
    <numerusform>Where do %Ln articles belong?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>let %Ln article(s) stand as published</source>
   <translation>
    <numerusform>let %Ln article stand as published</numerusform>
    <numerusform>let %Ln articles stand as published</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>put %Ln article(s) into {title}</source>
   <translation>
    <numerusform>put %Ln article into {title}</numerusform>
    <numerusform>put %Ln articles into {title}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>take %Ln article(s) out of all sections</source>
   <translation>
    <numerusform>take %Ln article out of all sections</numerusform>
    <numerusform>take %Ln articles out of all sections</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>sidebar</name>
  <message numerus="yes">
   <source>{title}, %Ln unread</source>
   <translation>
    <numerusform>{title}, %Ln unread</numerusform>
    <numerusform>{title}, %Ln unread</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>status</name>
  <message numerus="yes">
   <source>%Ln article(s) can be read offline.</source>
   <translation>
    <numerusform>%Ln article can be read offline.</numerusform>
    <numerusform>%Ln articles can be read offline.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln failed</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln failed</numerusform>
    <numerusform>%Ln failed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln left out</source>
   <comment>feeds</comment>
   <translation>
    <numerusform>%Ln left out</numerusform>
    <numerusform>%Ln left out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new article(s)</source>
   <translation>
    <numerusform>%Ln new article</numerusform>
    <numerusform>%Ln new articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Importing {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Importing {done} of %Ln feed</numerusform>
    <numerusform>Importing {done} of %Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Keeping {done} of %Ln article(s) for offline</source>
   <translation>
    <numerusform>Keeping {done} of %Ln article for offline</numerusform>
    <numerusform>Keeping {done} of %Ln articles for offline</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Refreshing {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Refreshing {done} of %Ln feed</numerusform>
    <numerusform>Refreshing {done} of %Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Stopped at {done} of %Ln feed(s)</source>
   <translation>
    <numerusform>Stopped at {done} of %Ln feed</numerusform>
    <numerusform>Stopped at {done} of %Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{held} of %Ln picture(s)</source>
   <translation>
    <numerusform>{held} of %Ln picture</numerusform>
    <numerusform>{held} of %Ln pictures</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>stories</name>
  <message numerus="yes">
   <source>This story is muted until %Ln day(s) after its last article.</source>
   <translation>
    <numerusform>This story is muted until %Ln day after its last article.</numerusform>
    <numerusform>This story is muted until %Ln days after its last article.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>story</name>
  <message numerus="yes">
   <source>%Ln new sentence(s)</source>
   <translation>
    <numerusform>%Ln new sentence</numerusform>
    <numerusform>%Ln new sentences</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>subscriptions</name>
  <message numerus="yes">
   <source>%Ln feed(s) added.</source>
   <translation>
    <numerusform>%Ln feed added.</numerusform>
    <numerusform>%Ln feeds added.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s) were added.</source>
   <translation>
    <numerusform>%Ln feed was added.</numerusform>
    <numerusform>%Ln feeds were added.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln of them brought nothing yet: {names}</source>
   <translation>
    <numerusform>%Ln of them brought nothing yet: {names}</numerusform>
    <numerusform>%Ln of them brought nothing yet: {names}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>You no longer follow %Ln feed(s).</source>
   <translation>
    <numerusform>You no longer follow %Ln feed.</numerusform>
    <numerusform>You no longer follow %Ln feeds.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>add %Ln feed(s)</source>
   <translation>
    <numerusform>add %Ln feed</numerusform>
    <numerusform>add %Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>unsubscribe from %Ln feed(s)</source>
   <translation>
    <numerusform>unsubscribe from %Ln feed</numerusform>
    <numerusform>unsubscribe from %Ln feeds</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>window</name>
  <message numerus="yes">
   <source>%Ln article(s)</source>
   <translation>
    <numerusform>%Ln article</numerusform>
    <numerusform>%Ln articles</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln article(s) found</source>
   <translation>
    <numerusform>%Ln article found</numerusform>
    <numerusform>%Ln articles found</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln feed(s)</source>
   <translation>
    <numerusform>%Ln feed</numerusform>
    <numerusform>%Ln feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unread</source>
   <translation>
    <numerusform>%Ln unread</numerusform>
    <numerusform>%Ln unread</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>the best of the newest %Ln first</source>
   <translation>
    <numerusform>the best of the newest %Ln first</numerusform>
    <numerusform>the best of the newest %Ln first</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{key} again: to {place}, %Ln unread</source>
   <translation>
    <numerusform>{key} again: to {place}, %Ln unread</numerusform>
    <numerusform>{key} again: to {place}, %Ln unread</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>work</name>
  <message numerus="yes">
   <source>Finding stories in %Ln new article(s)…</source>
   <translation>
    <numerusform>Finding stories in %Ln new article…</numerusform>
    <numerusform>Finding stories in %Ln new articles…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Keeping %Ln article(s) for offline…</source>
   <translation>
    <numerusform>Keeping %Ln article for offline…</numerusform>
    <numerusform>Keeping %Ln articles for offline…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>keep %Ln article(s) for offline</source>
   <translation>
    <numerusform>keep %Ln article for offline</numerusform>
    <numerusform>keep %Ln articles for offline</numerusform>
   </translation>
  </message>
 </context>
</TS>
