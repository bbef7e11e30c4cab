"""Many referrals in one file: read in a process of its own, checked row by row, referred once each.

``columns`` and ``reading`` are pure; ``rows`` judges one row; ``checking`` and ``running`` are done by ``work``, in a
process that a worker starts.
"""
