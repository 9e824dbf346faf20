"""Random search: five lines."""

import assay

search = assay.Search()
while search.open:
    search.evaluate(choices=search.random_choices())
search.answer()
