"""Event JSONL with the event's code in the place of its type, for scorers of
schemes whose types are codes: code_as_type.py < EVENTS > CODED"""
import json
import sys

for line in sys.stdin:
    event = json.loads(line)
    event["type"] = event.get("code") or event["type"]
    print(json.dumps(event, ensure_ascii=False))
