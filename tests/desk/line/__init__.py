"""LINE's channel against a stand-in for LINE's platform that holds every call to LINE's published rules."""
