"""What news, posts and neighbours say, read without believing it: plain Python, no network, no database, no key.

`reading.read` takes what somebody brought (a text, a page, a post) and gives a `findings.Reading`: what is said in it, by
whom, and where, each pointed to by its place in the text. Repetition is counted, never taken for confirmation. A captive's
own words and claims about conduct in combat are marked and not taken out (Convention III art. 13 and 17).
"""
