"""What is measured and never asserted: relevance, cost, endurance. Each prints ratios side by side and leaves JSON under `var/bench/`."""
