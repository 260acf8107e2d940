"""Words of the field: what sites mean by what they write."""
