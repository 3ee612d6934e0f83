"""One quick look in a real browser, in the default run; the rest is marked `browser`."""


def test_the_page_opens_draws_and_answers_a_key(open_page):
    view = open_page()
    view.locator(".tl-touch").focus()
    view.keyboard.press("Home")
    quote = view.locator(".tl-quote").first.inner_text()
    assert quote == "The shipyard at Lower Halden opened in March 2031."
