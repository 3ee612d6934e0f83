"""What only Vietnamese needs: verbs have no forms, so small words before them say who acts, and whether it has happened."""

from __future__ import annotations

import re

from timeline.extract.sentence import Sentence
from timeline.extract.triggers import Trigger

_AHEAD = re.compile(
    r"(?:\bsẽ|\bsắp|\bdự kiến|\bchuẩn bị|\blên kế hoạch|\bđịnh)(?: (?:sớm|lại|cùng|chính thức|đồng loạt))? $"
)
_AND = re.compile(r"(?:và|đồng thời|rồi|song|nhưng)(?: (?:đã|sẽ|đang|cũng|còn|vẫn|lại))?")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "đã sẽ đang vừa mới từng cũng còn vẫn lại không chưa chẳng bị được phải nên cần có thể và đồng thời rồi nhưng song "
        "hôm ngày tối sáng trưa chiều đêm vào lúc khi trong sau trước đó nay qua tiếp tục bắt đầu cùng đều chỉ liên tục rằng là "
        "dự kiến sắp muốn định hiện nhanh chóng ngay lập tức trực tiếp chính thức tiến hành",
    )
)


def announces(sentence: Sentence, trigger: Trigger) -> bool:
    """*sẽ công bố kết quả*: what is still to be said has not been said."""
    return _AHEAD.search(sentence.text, max(sentence.start, trigger.start - 24), trigger.start) is not None


def own_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """*… và đe dọa công ty*: an act of speech right behind *and* is the subject's next one, not what the first asks for."""
    return _AND.fullmatch(sentence.text[trigger.clause.start : trigger.start].strip()) is not None


def lacks_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether nothing but auxiliaries and times stands before the verb in its clause."""
    text = sentence.text[trigger.clause.start : trigger.start]
    for time in sentence.times_in(trigger.clause.start, trigger.start):
        text = text.replace(time.text, " ")
    return all(word in _SMALL for word in re.findall(r"\w+", text.lower()))
