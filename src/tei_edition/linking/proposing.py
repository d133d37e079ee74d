"""Ids for entities that nobody knows yet: ASCII, made of the name, the same for the same name in every run."""

from tei_edition.model import EntityCategory
from tei_edition.text.identifiers import identifier_of_words
from tei_edition.text.names import name_words

_PREFIXES: dict[EntityCategory, str] = {"person": "person", "place": "place", "organization": "org"}
_LONGEST = 60
# Common words of names as they are usually written in Latin letters: the letters alone leave the vowels out.
_ROMANISED = dict(
    pair.split("=")
    for pair in """
    محمد=mohammad محمود=mahmud احمد=ahmad حامد=hamed حمید=hamid علی=ali حسن=hasan حسین=hosein رضا=reza مهدی=mahdi
    هادی=hadi اکبر=akbar اصغر=asghar جعفر=jafar صادق=sadeq کاظم=kazem تقی=taqi نقی=naqi عباس=abbas اکرم=akram
    ابراهیم=ebrahim اسماعیل=esmail موسی=musa عیسی=isa یوسف=yusef یعقوب=yaqub داود=davud سلیمان=soleiman نوح=nuh
    امیر=amir امین=amin سعید=said مسعود=masud منصور=mansur منوچهر=manuchehr مجید=majid مصطفی=mostafa مرتضی=morteza
    ناصر=naser نادر=nader ایرج=iraj بهرام=bahram بهمن=bahman بهروز=behruz بهنام=behnam بیژن=bizhan پرویز=parviz
    پروین=parvin جمشید=jamshid جواد=javad حبیب=habib خالد=khaled خسرو=khosrow داریوش=dariush
    رحمان=rahman رحیم=rahim رسول=rasul رشید=rashid روحالله=ruhollah الله=allah سیامک=siamak سیاوش=siavash
    سهراب=sohrab شاهرخ=shahrokh شهرام=shahram شیرین=shirin شیوا=shiva شهلا=shahla شهناز=shahnaz سهیلا=soheila
    زهرا=zahra زهره=zohre زینب=zeynab فاطمه=fateme فرشته=fereshte فریبا=fariba مریم=maryam مینا=mina مهوش=mahvash
    ناهید=nahid نرگس=narges نسرین=nasrin ندا=neda آتنا=atena اتنا=atena لیلا=leila لاله=lale ژیلا=zhila طاهره=tahere
    عبدالله=abdollah عزیز=aziz غلام=gholam فرامرز=faramarz فرهاد=farhad فریدون=fereydun قاسم=qasem کامران=kamran
    کریم=karim کمال=kamal کوروش=kurosh کیوان=keyvan لقمان=loqman مازیار=maziar محسن=mohsen میثم=meysam نوید=navid
    هاشم=hashem هوشنگ=hushang یدالله=yadollah زاده=zade پور=pur نیا=nia فر=far سید=seyyed حاج=haj حاجی=haji
    ایران=iran تهران=tehran کردستان=kordestan سنندج=sanandaj سقز=saqqez شیراز=shiraz اصفهان=esfahan مشهد=mashhad
    حزب=hezb سازمان=sazman اتحادیه=ettehadie سندیکای=sandikaye سندیکا=sandika کمیته=komite شورای=shoraye
    انجمن=anjoman کانون=kanun جبهه=jebhe کمونیست=komonist کارگری=kargari کارگران=kargaran ملی=melli آزاد=azad
    آزادی=azadi ازادی=azadi جمهوری=jomhuri اسلامی=eslami دولت=dowlat وزارت=vezarat دانشگاه=daneshgah
    """.split()
)


def proposed_identifier(category: EntityCategory, name: str) -> str:
    """Give an id for the entity called `name`, an ASCII NCName of at most seventy letters; the full stop is its mark.

    No document and no part of one is called so.
    """
    words = [_ROMANISED.get(word, word) for word in name_words(name)]
    spelled = identifier_of_words(words).lower()
    return f"{_PREFIXES[category]}.{spelled.removeprefix('doc-')[:_LONGEST].rstrip('-.')}"
