"""The form of each page of the request; a field has the name of the answer that it fills."""
